import WaButton from '@awesome.me/webawesome/dist/components/button/button.js';
import { noChange } from 'lit';
import { Directive, directive, type ElementPart } from 'lit/directive.js';

/**
 * `aria-describedby` for a Web Awesome button: the real button is in its shadow, where our ids mean nothing, but elements
 * around it can be pointed at.
 */
class DescribedBy extends Directive {
  #id = '';

  override update({ element }: ElementPart, [id]: [string]) {
    if (!(element instanceof WaButton)) throw new TypeError(`${element.localName} takes aria-describedby itself.`);
    if (id !== this.#id) void describe(element, id);
    return this.render(id);
  }

  override render(id: string) {
    this.#id = id;
    return noChange;
  }
}

export const describedBy = directive(DescribedBy);

async function describe(host: WaButton, id: string): Promise<void> {
  await host.updateComplete;
  const description = (host.getRootNode() as ShadowRoot).getElementById(id);
  host.button.ariaDescribedByElements = description && [description];
}
