// Drafts first: nothing may reach the browser's storage before it is closed to them.
import './drafts.js';
import './form-words.js';
import './diagram.js';
import './taken.js';
import './sign-in.js';
import card from './card.js';
import responsibility from './responsibility.js';
import search from './search.js';

export default [card, responsibility, search];
