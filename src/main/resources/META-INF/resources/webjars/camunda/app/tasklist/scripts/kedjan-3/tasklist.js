// Drafts first: nothing may reach the browser's storage before it is closed to them.
import './drafts.js';
import './form-words.js';
import './diagram.js';
import './taken.js';
import './sign-in.js';
import './html-forms.js';
import './review-cases.js';
import './register-attendance.js';
import card from './card.js';
import caseTab from './case.js';
import links from './links.js';
import responsibility from './responsibility.js';

export default [card, caseTab, links, responsibility];
