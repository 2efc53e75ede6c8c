/** Registers an element unless the page has it already, as when a foreign page loads the script twice. */
export function define(name: string, element: CustomElementConstructor): void {
  if (customElements.get(name) === undefined) customElements.define(name, element);
}
