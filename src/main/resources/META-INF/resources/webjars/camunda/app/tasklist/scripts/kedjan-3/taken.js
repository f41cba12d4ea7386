// What stands in a form is closed until its step is taken, and Tasklist goes on showing what it
// fetched before, also when the task is opened again. Once a step is taken or given back the page
// is therefore loaded anew; it comes back at the same task. Tasklist changes the address by what was
// answered, and that can call off a loading that has begun: so it has its turn first, and a page that is
// still there a while later is loaded once more.
const TAKEN = /\/task\/[^/]+\/(un)?claim$/;
const open = XMLHttpRequest.prototype.open;

XMLHttpRequest.prototype.open = function (method, url, ...rest) {
  if (method === 'POST' && TAKEN.test(url)) {
    this.addEventListener('load', () => {
      if (this.status < 300) {
        [0, 5000].forEach(wait => setTimeout(() => location.reload(), wait));
      }
    });
  }
  return open.call(this, method, url, ...rest);
};
