import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/tag/tag.js';
import { html, LitElement, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { ConnectionState } from '../connection/live-connection.js';
import { controls } from '../design/controls.js';
import { define } from '../design/define.js';
import '../design/icon.js';
import { webAwesome } from '../design/web-awesome.styles.js';
import { plural, statusWords } from '../design/words.js';
import type { Directory } from '../wire/directory.js';
import { type Status, statuses } from '../wire/status.js';
import './agent-grid.js';
import { type AgentListState, listedCount } from './agent-list-state.js';
import { agentsPanelStyles } from './agents-panel.styles.js';
import {
  type Chip,
  chips,
  chosenCount,
  type FilterEvent,
  type FilterState,
  groupKinds,
  groupName,
  isFiltered,
  kindWords,
} from './filter-state.js';
import './group-listbox.js';
import { panel } from './panel.styles.js';

/** The CTU list with its filters. Fires `filter-changed`, `filter-opened` and `agent-selected`. */
export class CmAgentsPanel extends LitElement {
  static override styles = [controls, webAwesome, panel, agentsPanelStyles];

  @property({ attribute: false }) list!: AgentListState;
  @property({ attribute: false }) filter!: FilterState;
  @property({ attribute: false }) directory: Directory | undefined;
  @property() connection: ConnectionState = 'connecting';
  @state() private filtering = false;

  override render() {
    return html`
      <section aria-label="CTU list">
        <div class="tools">
          <div class="search">
            <cm-icon name="search"></cm-icon>
            <input
              type="search"
              aria-label="Search agents"
              placeholder="Search agents"
              .value=${this.filter.search}
              @input=${this.#searched}
            />
          </div>
          <button aria-expanded=${this.filtering} aria-controls="filters" @click=${this.#toggle}>
            <cm-icon name="filter"></cm-icon>Filter
            ${chosenCount(this.filter) > 0 ? html`<span class="number" data-number=${chosenCount(this.filter)}></span>` : nothing}
          </button>
          <p class="count" role="status">${plural(listedCount(this.list), 'agent')}</p>
        </div>
        <div id="filters" ?hidden=${!this.filtering}>${this.filtering ? this.#filters() : nothing}</div>
        ${this.#chips()}
        <cm-agent-grid .list=${this.list} .directory=${this.directory} .empty=${this.#whyEmpty()}></cm-agent-grid>
      </section>
    `;
  }

  #filters() {
    return html`
      <div class="kinds">
        ${groupKinds.map(
          (kind) =>
            html`<cm-group-listbox
              .caption=${kindWords[kind]}
              .groups=${this.directory?.[kind] ?? []}
              .chosen=${this.filter[kind]}
              @group-toggled=${({ detail }: CustomEvent<string>) => this.#say({ type: 'toggled', kind, id: detail })}
            ></cm-group-listbox>`,
        )}
      </div>
      <div class="statuses" role="group" aria-label="Status">
        ${statuses.map(
          (each) =>
            html`<button
              aria-pressed=${this.filter.statuses.includes(each)}
              @click=${() => this.#say({ type: 'toggled', kind: 'statuses', id: each })}
            >
              ${statusWords[each]}
            </button>`,
        )}
      </div>
    `;
  }

  #chips() {
    if (!isFiltered(this.filter)) return nothing;
    return html`
      <div class="chips" role="group" aria-label="Filters in use">
        ${chips(this.filter).map((chip) => {
          const name = this.#chipName(chip);
          return html`<wa-tag pill size="s" appearance="filled" variant="brand">
            ${name}<button
              class="quiet"
              aria-label="Remove ${name}"
              @click=${() => this.#say({ type: 'toggled', kind: chip.kind, id: chip.id })}
            >
              <cm-icon name="close"></cm-icon>
            </button>
          </wa-tag>`;
        })}
        <wa-button size="s" appearance="plain" @click=${() => this.#say({ type: 'cleared' })}>Clear all</wa-button>
      </div>
    `;
  }

  #chipName({ kind, id }: Chip): string {
    if (kind === 'statuses') return statusWords[id as Status];
    return `${kindWords[kind]}: ${groupName(this.directory, kind, id)}`;
  }

  #whyEmpty(): string {
    if (this.connection !== 'connected' || !this.list.settled) return 'Loading agents…';
    return isFiltered(this.filter) ? 'No agent matches. Remove a filter to see more.' : 'There are no agents yet.';
  }

  #toggle(): void {
    this.filtering = !this.filtering;
    if (this.filtering) this.dispatchEvent(new CustomEvent('filter-opened'));
  }

  #searched(event: InputEvent): void {
    this.#say({ type: 'searched', search: (event.target as HTMLInputElement).value });
  }

  #say(detail: FilterEvent): void {
    this.dispatchEvent(new CustomEvent('filter-changed', { detail }));
  }
}
define('cm-agents-panel', CmAgentsPanel);
