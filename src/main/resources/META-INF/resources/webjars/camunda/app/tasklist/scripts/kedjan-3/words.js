// What every view of ours says in the same words.
const root = document.querySelector('base').getAttribute('app-root');

/** Where Kedjan is, wherever the computer believes itself to be. */
const timeZone = 'Europe/Stockholm';

function year(date) {
  return date.toLocaleDateString('sv-SE', { year: 'numeric', timeZone });
}

export function day(instant, month = 'long') {
  const date = new Date(instant);
  const parts = { day: 'numeric', month, timeZone };
  if (year(date) !== year(new Date())) {
    parts.year = 'numeric';
  }
  return date.toLocaleDateString('sv-SE', parts);
}

/** A date without a time, with its year. */
export function wholeDay(date) {
  const parts = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' };
  return new Date(date).toLocaleDateString('sv-SE', parts);
}

export function moment(instant) {
  const time = { hour: '2-digit', minute: '2-digit', timeZone };
  return `${day(instant, 'short')} ${new Date(instant).toLocaleTimeString('sv-SE', time)}`;
}

/** Says why a task's case is not shown: `refused` is what `read` threw. */
export async function whyNot(refused, taskId, otherwise) {
  if (refused.message !== '404') {
    return 'Det kan inte visas just nu. Ladda om sidan.';
  }
  const cards = await read(`cards?taskIds=${encodeURIComponent(taskId)}`).catch(() => []);
  return cards.length && !cards[0].caseNumber ? 'Uppgiften gäller inget ärende.' : otherwise;
}

export async function read(path) {
  const answer = await fetch(`${root}/kedjan/${path}`, { credentials: 'same-origin' });
  if (!answer.ok) {
    throw new Error(`${answer.status}`);
  }
  return answer.json();
}

/** An element with text or children; never from a string of HTML, since names are people's. */
export function element(tag, attributes, ...children) {
  const made = document.createElement(tag);
  Object.entries(attributes || {}).forEach(([name, value]) => made.setAttribute(name, value));
  made.append(...children.filter(child => child !== null && child !== undefined));
  return made;
}

/** Posts, with the token that tells the page from any other; a refusal is thrown as its sentence. */
export async function send(path, content) {
  const token = /(?:^|; )XSRF-TOKEN=([^;]*)/.exec(document.cookie);
  const answer = await fetch(`${root}/kedjan/${path}`, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'Content-Type': 'application/json', 'X-XSRF-TOKEN': token ? token[1] : '' },
    body: JSON.stringify(content)
  });
  if (!answer.ok) {
    const refused = await answer.json().catch(() => ({}));
    throw new Error(refused.message || 'Det gick inte just nu. Ladda om sidan och försök igen.');
  }
  return answer.json();
}

export function table(caption, heads, rows) {
  return element(
    'table',
    { class: 'kedjan-table' },
    element('caption', {}, caption),
    element('thead', {}, element('tr', {}, ...heads.map(head => element('th', { scope: 'col' }, head)))),
    element(
      'tbody',
      {},
      ...rows.map(cells => element('tr', {}, ...cells.map(cell => element('td', {}, cell))))
    )
  );
}
