import { css, html, LitElement, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { controls } from '../design/controls.js';
import { define } from '../design/define.js';
import '../design/icon.js';
import { plural } from '../design/words.js';
import type { Group } from '../wire/directory.js';

/** From so many choices on, they can be searched. */
const many = 12;

/** A listbox of groups of one kind, several of which can be chosen. Fires `group-toggled` (detail: id). */
export class CmGroupListbox extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-width: 0;
        height: clamp(8rem, 22vh, 12rem);
      }
      #caption {
        margin-bottom: 0.25rem;
        font-weight: 650;
        font-size: var(--cm-size-small);
      }
      input {
        width: 100%;
        min-height: 1.75rem;
        margin-bottom: 0.3rem;
        font-size: var(--cm-size-small);
      }
      [role='listbox'] {
        flex: 1;
        overflow: auto;
        border: 1px solid var(--cm-line-strong);
        border-radius: var(--cm-radius-small);
      }
      [role='option'] {
        display: flex;
        align-items: center;
        gap: 0.4rem;
        padding: 0.2rem 0.5rem;
        cursor: pointer;
      }
      [role='option']:hover {
        background: var(--cm-surface-2);
      }
      [role='option'][aria-selected='true'] {
        background: var(--cm-accent-soft);
      }
      [role='listbox']:focus-visible .active {
        outline: var(--cm-focus);
        outline-offset: -2px;
      }
      .box {
        display: grid;
        flex: none;
        place-items: center;
        width: 1rem;
        height: 1rem;
        border: 1px solid var(--cm-line-strong);
        border-radius: 3px;
        background: var(--cm-surface);
      }
      [aria-selected='true'] .box {
        border-color: var(--cm-accent);
        background: var(--cm-accent);
        color: var(--cm-on-accent);
      }
      .name {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .agents {
        margin-left: auto;
        color: var(--cm-text-quiet);
        font-size: var(--cm-size-small);
        font-variant-numeric: tabular-nums;
      }
      .agents::after {
        content: attr(data-agents);
      }
    `,
  ];

  @property() caption = '';
  @property({ attribute: false }) groups: readonly Group[] = [];
  @property({ attribute: false }) chosen: readonly string[] = [];
  @state() private active = 0;
  @state() private search = '';

  override render() {
    const groups = this.#listed();
    return html`
      <div id="caption" aria-hidden="true">${this.caption}</div>
      ${
        this.groups.length > many
          ? html`<input
              type="search"
              aria-label="Find in ${this.caption}"
              placeholder="Find"
              .value=${this.search}
              @input=${(event: InputEvent) => (this.search = (event.target as HTMLInputElement).value)}
            />`
          : nothing
      }
      <div
        role="listbox"
        aria-label=${this.caption}
        aria-multiselectable="true"
        aria-activedescendant=${groups.length > 0 ? `option-${this.#at(groups)}` : nothing}
        tabindex="0"
        @keydown=${this.#onKey}
      >
        ${repeat(
          groups,
          ({ id }) => id,
          (group, index) => this.#option(group, index, index === this.#at(groups)),
        )}
      </div>
    `;
  }

  #option({ id, name, agents }: Group, index: number, active: boolean) {
    const chosen = this.chosen.includes(id);
    return html`<div
      id="option-${index}"
      role="option"
      class=${active ? 'active' : ''}
      aria-selected=${chosen}
      aria-label=${name}
      aria-description=${plural(agents, 'agent')}
      @click=${() => this.#toggle(id, index)}
    >
      <span class="box">${chosen ? html`<cm-icon name="check"></cm-icon>` : nothing}</span>
      <span class="name" title=${name}>${name}</span
      ><span class="agents" data-agents=${agents.toLocaleString('en')}></span>
    </div>`;
  }

  #listed(): readonly Group[] {
    const sought = this.search.trim().toLowerCase();
    return sought === '' ? this.groups : this.groups.filter(({ name }) => name.toLowerCase().includes(sought));
  }

  #at(groups: readonly Group[]): number {
    return Math.max(0, Math.min(this.active, groups.length - 1));
  }

  #toggle(id: string, index: number): void {
    this.active = index;
    this.dispatchEvent(new CustomEvent('group-toggled', { detail: id }));
  }

  #onKey(event: KeyboardEvent): void {
    const groups = this.#listed();
    const at = this.#at(groups);
    const current = groups[at];
    if (!current) return;
    const moves: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: groups.length - 1 };
    const move = moves[event.key];
    if (move !== undefined) this.active = Math.max(0, Math.min(move, groups.length - 1));
    else if (event.key === ' ' || event.key === 'Enter') this.#toggle(current.id, at);
    else return;
    event.preventDefault();
    void this.updateComplete.then(() => this.renderRoot.querySelector('.active')?.scrollIntoView({ block: 'nearest' }));
  }
}
define('cm-group-listbox', CmGroupListbox);
