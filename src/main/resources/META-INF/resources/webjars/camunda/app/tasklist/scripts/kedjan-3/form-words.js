// The few words that the form library says in English by itself, and what our forms say of a
// pattern that is not met: the library knows that sentence and does not show it.
const SENTENCES = new Map();
const FORM = /\/deployed-(start-)?form(\?|$)/;

const MESSAGES = [
  [/^Field is required\.$/, 'Fältet måste fyllas i.'],
  [/^Field must match pattern (.*)\.$/, (whole, pattern) => SENTENCES.get(pattern) || 'Värdet har fel form.'],
  [/^Field must have minimum value of (.+)\.$/, 'Värdet får inte vara mindre än $1.'],
  [/^Field must have maximum value of (.+)\.$/, 'Värdet får inte vara större än $1.'],
  [/^Field must have minimum length of (.+)\.$/, 'Minst $1 tecken behövs.'],
  [/^Field must have maximum length of (.+)\.$/, 'Högst $1 tecken får plats.'],
  [/^Select$/, 'Välj'],
  [/^No results$/, 'Inga träffar'],
  [/^Value is not a number\.$/, 'Värdet måste vara ett tal.']
];
const SAID_IN = '.fjs-form-field-error, .fjs-select-placeholder, .fjs-dropdownlist';

const MONTHS = 'januari februari mars april maj juni juli augusti september oktober november december';
const CALENDAR = {
  firstDayOfWeek: 1,
  weekdays: {
    shorthand: ['sön', 'mån', 'tis', 'ons', 'tor', 'fre', 'lör'],
    longhand: ['söndag', 'måndag', 'tisdag', 'onsdag', 'torsdag', 'fredag', 'lördag']
  },
  months: {
    shorthand: ['jan', 'feb', 'mar', 'apr', 'maj', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec'],
    longhand: MONTHS.split(' ')
  }
};

function inSwedish(text) {
  const found = MESSAGES.find(([english]) => english.test(text));
  return found ? text.replace(found[0], found[1]) : text;
}

function translate(node) {
  if (node.nodeType === Node.TEXT_NODE) {
    if (node.parentElement && node.parentElement.closest(SAID_IN)) {
      const swedish = inSwedish(node.data);
      if (swedish !== node.data) {
        node.data = swedish;
      }
    }
    return;
  }
  node.childNodes.forEach(translate);
}

function remember(form) {
  for (const { validate } of form.components || []) {
    if (validate && validate.pattern && validate.patternErrorMessage) {
      SENTENCES.set(validate.pattern, validate.patternErrorMessage);
    }
  }
}

const fetched = window.fetch;

window.fetch = async (address, ...rest) => {
  const answer = await fetched(address, ...rest);
  if (answer.ok && FORM.test(address)) {
    remember(await answer.clone().json());
  }
  return answer;
};

new MutationObserver(changes => {
  for (const change of changes) {
    if (change.type === 'characterData') {
      translate(change.target);
    } else {
      change.addedNodes.forEach(translate);
    }
  }
}).observe(document.documentElement, { childList: true, subtree: true, characterData: true });

document.addEventListener(
  'focusin',
  event => {
    const picker = event.target._flatpickr;
    if (picker && picker.config.locale !== CALENDAR) {
      picker.set('locale', CALENDAR);
    }
  },
  true
);
