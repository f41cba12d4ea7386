// The card's lines: which case, whose step, when it is due. One request for all cards of a list.
import { day, element, read } from './words.js';

const waiting = new Map();
let asked = null;

function askSoon() {
  if (!asked) {
    asked = setTimeout(ask, 30);
  }
}

async function ask() {
  asked = null;
  const nodes = new Map(waiting);
  waiting.clear();
  try {
    const cards = await read(`cards?taskIds=${[...nodes.keys()].join(',')}`);
    cards.forEach(card => nodes.get(card.taskId)?.replaceChildren(...lines(card)));
  } catch (refused) {
    // A card without these lines is still a card.
    console.warn('Kedjan: the cards were not answered', refused.message);
  }
}

function lines(card) {
  const parts = [element('span', { class: 'kedjan-party' }, card.party)];
  if (card.caseNumber) {
    parts.unshift(element('span', { class: 'kedjan-case' }, card.caseNumber));
  }
  if (card.late) {
    parts.push(element('span', { class: 'kedjan-late' }, 'Försenad'));
  }
  if (card.dueAt) {
    parts.push(element('span', { class: 'kedjan-due' }, `Senast ${day(card.dueAt)}`));
  }
  return parts;
}

export default {
  id: 'kedjan-card',
  pluginPoint: 'tasklist.card',
  priority: 1000,
  render(node, { taskId }) {
    node.classList.add('kedjan-card');
    waiting.set(taskId, node);
    askSoon();
  }
};
