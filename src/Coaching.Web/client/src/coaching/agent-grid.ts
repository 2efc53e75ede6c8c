import { html, LitElement, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { controls } from '../design/controls.js';
import { define } from '../design/define.js';
import { drawing, iconDrawing } from '../design/icon.js';
import { elapsed } from '../design/times.js';
import { statusIcons, statusInWords } from '../design/words.js';
import type { Directory } from '../wire/directory.js';
import { gridStyles } from './agent-grid.styles.js';
import type { AgentListState, ListedAgent } from './agent-list-state.js';
import { groupName } from './filter-state.js';
import { type RowArea, rowWindow, scrollToShow } from './row-window.js';
import { Typeahead } from './typeahead.js';

const page = 12;

/** The agents as a grid of which only the visible rows exist. Fires `agent-selected` (detail: id). */
export class CmAgentGrid extends LitElement {
  static override styles = [controls, iconDrawing, gridStyles];

  @property({ attribute: false }) list!: AgentListState;
  @property({ attribute: false }) directory: Directory | undefined;
  @property() empty = '';
  @state() private activeId = '';
  @state() private area: RowArea = { scrollTop: 0, height: 0, rowHeight: 40, headHeight: 32 };
  @state() private now = Date.now();
  readonly #typeahead = new Typeahead();
  readonly #size = new ResizeObserver(() => this.#measure());
  #clock: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#clock = setInterval(() => (this.now = Date.now()), 1_000);
    void this.updateComplete.then(() => {
      const grid = this.#grid();
      if (grid) this.#size.observe(grid);
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#clock);
    this.#size.disconnect();
  }

  override render() {
    const { rows } = this.list;
    const { first, end } = rowWindow(this.area, rows.length);
    const existing = rows.slice(first, end);
    const exists = existing.some(({ id }) => id === this.activeId);
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
        @scroll=${this.#measure}
      >
        <div role="rowgroup" class="heads">
          <div class="row head" role="row" aria-rowindex="1">
            <span role="columnheader">Name</span><span role="columnheader">Team</span>
            <span role="columnheader">Status</span><span role="columnheader" class="since">Since</span>
          </div>
        </div>
        <div role="rowgroup">
          <div role="presentation" id="above"></div>
          ${existing.map((row, index) => this.#row(row, first + index))}
          <div role="presentation" id="below"></div>
        </div>
        ${rows.length === 0 ? html`<div class="empty quiet-text" role="presentation">${this.empty}</div>` : nothing}
      </div>
    `;
  }

  /** Empty room in the place of the rows that do not exist. Set as properties: the page's policy has no inline styles. */
  protected override updated(): void {
    const { rows } = this.list;
    const { first, end } = rowWindow(this.area, rows.length);
    this.#room('#above', first);
    this.#room('#below', rows.length - end);
  }

  #room(which: string, rows: number): void {
    const room = this.renderRoot.querySelector<HTMLElement>(which);
    if (room) room.style.height = `${rows * this.area.rowHeight}px`;
  }

  readonly #measure = (): void => {
    const grid = this.#grid();
    if (!grid) return;
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
    this.area = { scrollTop: grid.scrollTop, height: grid.clientHeight, rowHeight: 2.5 * rem, headHeight: 2 * rem };
  };

  #grid(): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>('.grid');
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
          ${drawing(statusIcons[row.status])}<span>${statusInWords(row)}</span>
        </span>
        <span role="gridcell" class="since"
          >${row.statusSince === undefined ? '' : elapsed(row.statusSince, this.now)}</span
        >
      </div>
    `;
  }

  #select(id: string): void {
    this.#grid()?.focus({ preventScroll: true });
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
      this.#activate(Math.max(0, Math.min(to, rows.length - 1)));
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

  #activate(index: number): void {
    this.activeId = this.list.rows[index]?.id ?? '';
    this.#grid()?.scrollTo({ top: scrollToShow(index, this.area) });
    this.#measure();
  }
}
define('cm-agent-grid', CmAgentGrid);
