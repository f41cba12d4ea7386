// Who held the case, whom it waits for, what each party did.
import { day, element, moment, read, table, whyNot } from './words.js';

function length(days) {
  if (days === 0) {
    return 'under en dag';
  }
  return days === 1 ? '1 dag' : `${days} dagar`;
}

function due(waiting) {
  if (!waiting.dueAt) {
    return '–';
  }
  return waiting.late
    ? element('span', {}, day(waiting.dueAt), ' ', element('span', { class: 'kedjan-late' }, 'Försenad'))
    : day(waiting.dueAt);
}

/** The party and the unit, said once where both bear the same name. */
function whose(done) {
  return [...new Set([done.party, done.unit].filter(Boolean))].join(', ');
}

function held(view) {
  return table(
    'Ansvarig för ärendet',
    ['Part', 'Från', 'Till', 'Tid'],
    view.held.map(h => [h.party, day(h.from), h.to ? day(h.to) : 'nu', length(h.days)])
  );
}

function waitingFor(view) {
  if (!view.waitingFor.length) {
    return element('p', { class: 'kedjan-none' }, 'Ärendet väntar inte på någon.');
  }
  return table(
    'Ärendet väntar på',
    ['Part', 'Steg', 'Sedan', 'Senast'],
    view.waitingFor.map(w => [w.party, w.step, day(w.since), due(w)])
  );
}

function done(view) {
  return table(
    'Vad som har gjorts',
    ['När', 'Vem', 'Part', 'Vad', 'Steg'],
    [...view.done]
      .reverse()
      .map(d => [
        moment(d.at),
        d.actorName || 'Systemet',
        whose(d),
        d.act,
        d.step || ''
      ])
  );
}

export default {
  id: 'kedjan-responsibility',
  pluginPoint: 'tasklist.task.detail',
  priority: 900,
  properties: { label: 'Ansvar' },
  async render(node, { taskId }) {
    node.classList.add('kedjan-responsibility');
    node.append(element('p', { class: 'kedjan-none' }, 'Hämtar …'));
    try {
      const view = await read(`tasks/${encodeURIComponent(taskId)}/responsibility`);
      node.replaceChildren(
        element('h3', {}, `Ärende ${view.caseNumber}`),
        held(view),
        waitingFor(view),
        done(view)
      );
    } catch (refused) {
      const why = await whyNot(refused, taskId, 'Uppgiften finns inte längre. Ladda om sidan.');
      node.replaceChildren(element('p', { class: 'kedjan-none', role: 'alert' }, why));
    }
  }
};
