// Tasklist keeps what is typed into a form in the browser's storage, start forms even across
// the users of a shared computer. What is known of a person stays on the server.
const DRAFT = /^(camunda-form|camForm):/;

const setItem = Storage.prototype.setItem;

Storage.prototype.setItem = function (key, value) {
  if (!DRAFT.test(key)) {
    setItem.call(this, key, value);
  }
};

Object.keys(localStorage)
  .filter(key => DRAFT.test(key))
  .forEach(key => localStorage.removeItem(key));
