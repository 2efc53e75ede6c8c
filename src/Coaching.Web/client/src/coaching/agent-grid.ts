import '@lit-labs/virtualizer';
import type { LitVirtualizer, RangeChangedEvent } from '@lit-labs/virtualizer';
import { html, LitElement, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { controls } from '../design/controls.js';
import { define } from '../design/define.js';
import '../design/icon.js';
import { elapsed } from '../design/times.js';
import { statusIcons, statusInWords } from '../design/words.js';
import type { Directory } from '../wire/directory.js';
import { gridStyles } from './agent-grid.styles.js';
import type { AgentListState, ListedAgent } from './agent-list-state.js';
import { groupName } from './filter-state.js';
import { Typeahead } from './typeahead.js';

const page = 12;

/** The agents as a grid of which only the visible rows exist. Fires `agent-selected` (detail: id). */
export class CmAgentGrid extends LitElement {
  static override styles = [controls, gridStyles];

  @property({ attribute: false }) list!: AgentListState;
  @property({ attribute: false }) directory: Directory | undefined;
  @property() empty = '';
  @state() private activeId = '';
  /** The rows that exist now. */
  @state() private range = { first: 0, last: -1 };
  @state() private now = Date.now();
  readonly #typeahead = new Typeahead();
  #clock: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#clock = setInterval(() => (this.now = Date.now()), 1_000);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#clock);
  }

  override render() {
    const { rows } = this.list;
    const active = rows.findIndex(({ id }) => id === this.activeId);
    const exists = active >= this.range.first && active <= this.range.last;
    return html`
      <div
        class="grid"
        role="grid"
        aria-label="Agents"
        aria-rowcount=${rows.length + 1}
        aria-activedescendant=${exists ? `agent-${this.activeId}` : nothing}
        tabindex="0"
        @keydown=${this.#onKey}
        @focus=${this.#onFocus}
      >
        <div role="rowgroup" class="heads">
          <div class="row head" role="row" aria-rowindex="1">
            <span role="columnheader">Name</span><span role="columnheader">Team</span>
            <span role="columnheader">Status</span><span role="columnheader" class="since">Since</span>
          </div>
        </div>
        <lit-virtualizer
          role="rowgroup"
          @rangeChanged=${({ first, last }: RangeChangedEvent) => (this.range = { first, last })}
          .items=${rows}
          .keyFunction=${byId}
          .renderItem=${(row: ListedAgent, index: number) => this.#row(row, index)}
        ></lit-virtualizer>
        ${rows.length === 0 ? html`<div class="empty quiet-text" role="presentation">${this.empty}</div>` : nothing}
      </div>
    `;
  }

  #row(row: ListedAgent, index: number) {
    const selected = row.id === this.list.selected?.id;
    const team = row.team === undefined ? '' : groupName(this.directory, 'teams', row.team);
    return html`
      <div
        id="agent-${row.id}"
        class="row ${row.id === this.activeId ? 'active' : ''}"
        role="row"
        aria-rowindex=${index + 2}
        aria-selected=${selected}
        @click=${() => this.#select(row.id)}
      >
        <span role="gridcell" class="name"><span>${row.name}</span> <span class="id">${row.id}</span></span>
        <span role="gridcell" class="team">${team}</span>
        <span role="gridcell" class="status" data-status=${row.status}>
          <cm-icon name=${statusIcons[row.status]}></cm-icon><span>${statusInWords(row)}</span>
        </span>
        <span role="gridcell" class="since"
          >${row.statusSince === undefined ? '' : elapsed(row.statusSince, this.now)}</span
        >
      </div>
    `;
  }

  #select(id: string): void {
    this.renderRoot.querySelector<HTMLElement>('.grid')?.focus({ preventScroll: true });
    this.activeId = id;
    this.dispatchEvent(new CustomEvent('agent-selected', { detail: id, bubbles: true, composed: true }));
  }

  #onFocus(): void {
    if (this.activeId === '') this.activeId = this.list.selected?.id ?? this.list.rows[0]?.id ?? '';
  }

  #onKey(event: KeyboardEvent): void {
    const { rows } = this.list;
    if (rows.length === 0 || event.ctrlKey || event.altKey || event.metaKey) return;
    const at = rows.findIndex(({ id }) => id === this.activeId);
    if (event.key === 'Enter' || (event.key === ' ' && !this.#typeahead.isTyping)) {
      const active = rows[at];
      if (active) this.#select(active.id);
    } else {
      const to = this.#target(event.key, Math.max(at, 0), rows);
      if (to === undefined) return;
      void this.#activate(Math.max(0, Math.min(to, rows.length - 1)));
    }
    event.preventDefault();
  }

  #target(key: string, at: number, rows: readonly ListedAgent[]): number | undefined {
    const moves: Record<string, number> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + page,
      PageUp: at - page,
      Home: 0,
      End: rows.length - 1,
    };
    return moves[key] ?? this.#typeahead.find(key, rows, at);
  }

  async #activate(index: number): Promise<void> {
    this.activeId = this.list.rows[index]?.id ?? '';
    await this.updateComplete;
    this.renderRoot
      .querySelector<LitVirtualizer>('lit-virtualizer')
      ?.element(index)
      ?.scrollIntoView({ block: 'nearest' });
  }
}
define('cm-agent-grid', CmAgentGrid);

const byId = ({ id }: ListedAgent): string => id;
