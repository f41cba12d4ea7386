// Our pages beside Tasklist, as links at its top: the server says which.
import { element, read } from './words.js';

export default {
  id: 'kedjan-links',
  pluginPoint: 'tasklist.navbar.action',
  priority: 50,
  async render(node) {
    node.classList.add('kedjan-links');
    try {
      const links = await read('links');
      node.replaceChildren(...links.map(link => element('a', { href: link.href }, link.label)));
    } catch (refused) {
      // Without the links the tasks are still there.
      console.warn('Kedjan: the links were not answered', refused.message);
    }
  }
};
