// What is known of the case: one's own notes, the others' as far as consent goes.
import { element, moment, read, table, wholeDay, whyNot } from './words.js';

function named(view) {
  return table(
    'Utsedda i ärendet',
    ['Part', 'Utsedd', 'Ställföreträdare'],
    view.named.map(n => [n.party, n.name, n.deputy || '–'])
  );
}

function allowed(view) {
  return table(
    'Samtycken som gäller i dag',
    ['Får berätta', 'För', 'Om', 'Till och med'],
    view.allowed.map(a => [a.from, a.to, a.kinds.join(', ') || 'Inget', a.until ? wholeDay(a.until) : '–'])
  );
}

function noted(list) {
  return table(
    list.title,
    ['När', 'Vad', 'Vem'],
    list.notes.map(n => [moment(n.at), n.text, n.staffName || 'okänd'])
  );
}

function sheet(s) {
  return element(
    'section',
    {},
    element('h4', {}, s.step),
    element('p', { class: 'kedjan-none' }, `${s.party}, ${s.staffName || 'okänd'}, ${moment(s.at)}. ${s.kind}.`),
    element(
      'dl',
      { class: 'kedjan-answers' },
      ...s.answers.flatMap(a => [element('dt', {}, a.label), element('dd', {}, a.value)])
    )
  );
}

export default {
  id: 'kedjan-case',
  pluginPoint: 'tasklist.task.detail',
  priority: 950,
  properties: { label: 'Ärendet' },
  async render(node, { taskId }) {
    node.classList.add('kedjan-case-page');
    node.append(element('p', { class: 'kedjan-none' }, 'Hämtar …'));
    try {
      const view = await read(`tasks/${encodeURIComponent(taskId)}/case`);
      node.replaceChildren(
        element('h3', {}, `Ärende ${view.caseNumber}`),
        element('p', { class: 'kedjan-lines' }, view.summary),
        ...(view.phase ? [element('p', {}, view.phase)] : []),
        named(view),
        allowed(view),
        ...view.notes.map(noted),
        element('h3', {}, 'Det som har lämnats'),
        ...view.closed.map(sentence => element('p', { class: 'kedjan-closed' }, sentence)),
        ...view.sheets.map(sheet)
      );
    } catch (refused) {
      const why = await whyNot(
        refused,
        taskId,
        'Det finns inget ärende att visa här. Ett ärende visas för den som är utsedd i det; ta uppgiften för att läsa det.'
      );
      node.replaceChildren(element('p', { class: 'kedjan-none', role: 'alert' }, why));
    }
  }
};
