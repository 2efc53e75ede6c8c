import { plural } from '../design/words.js';
import type { Outcome } from './sending-state.js';

/** How a send ended, for the person who sent it. */
export function outcomeInWords(outcome: Outcome | undefined): string {
  switch (outcome?.kind) {
    case undefined:
      return '';
    case 'sent':
      return outcome.to.kind === 'agent'
        ? `Sent to ${outcome.to.name}.`
        : `Sent to ${plural(outcome.accepted.recipients, 'agent')}.`;
    case 'refused':
      return `Not sent. ${outcome.why}`;
    case 'unknown':
      return 'Not confirmed: it may have been sent. Sending the same text to the same agents again cannot send it twice.';
  }
}
