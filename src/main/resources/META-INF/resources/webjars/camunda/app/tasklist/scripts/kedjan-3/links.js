// What there is beside the tasks, at the top of Tasklist: the server says which.
import { element, read } from './words.js';
import { search } from './search.js';

/** The search for a person is asked in a dialog: what is typed must stand in no address. */
function shown(link) {
  return link.href.endsWith('/kedjan/search')
    ? search(link.label)
    : element('a', { href: link.href }, link.label);
}

export default {
  id: 'kedjan-links',
  pluginPoint: 'tasklist.navbar.action',
  priority: 50,
  async render(node) {
    node.classList.add('kedjan-links');
    try {
      const links = await read('links');
      node.replaceChildren(...links.map(shown));
    } catch (refused) {
      // Without the links the tasks are still there.
      console.warn('Kedjan: the links were not answered', refused.message);
    }
  }
};
