import { unsafeCSS } from 'lit';
import tokensCss from './tokens.css?inline';

/** The design tokens for an element that stands in a page that is not ours. Our pages have them from page.css. */
export const tokens = unsafeCSS(tokensCss);
