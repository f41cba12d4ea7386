// What stands in a form is closed until its step is taken, and Tasklist goes on showing what it
// fetched before, also when the task is opened again. Once a step is taken or given back the page
// is therefore loaded anew; it comes back at the same task.
const TAKEN = /\/task\/[^/]+\/(un)?claim$/;
const open = XMLHttpRequest.prototype.open;

XMLHttpRequest.prototype.open = function (method, url, ...rest) {
  if (method === 'POST' && TAKEN.test(url)) {
    this.addEventListener('load', () => this.status < 300 && location.reload());
  }
  return open.call(this, method, url, ...rest);
};
