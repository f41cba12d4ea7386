// Where staff sign in at the city's provider, Tasklist's own sign-in page leads nowhere: whoever
// comes there, after signing out or after a session that ended, is led out at the provider too.
let local;

async function leave() {
  if (!location.hash.startsWith('#/login')) {
    return;
  }
  local ??= fetch('/camunda/kedjan/sign-in', { credentials: 'same-origin' })
    .then(answer => answer.json())
    .then(way => way.local)
    .catch(() => true);
  if (!(await local)) {
    location.replace('/camunda/kedjan/signed-out');
  }
}

addEventListener('hashchange', leave);
leave();
