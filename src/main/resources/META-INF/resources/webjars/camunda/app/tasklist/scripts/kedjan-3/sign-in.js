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

// Who has no tasks begins elsewhere: the server is asked again once somebody has signed in here.
async function begin() {
  const here = await fetch(location.pathname, { credentials: 'same-origin', redirect: 'manual' });
  if (here.type === 'opaqueredirect') {
    location.reload();
  }
}

addEventListener('hashchange', change => {
  leave();
  if (new URL(change.oldURL).hash.startsWith('#/login')) {
    begin();
  }
});
leave();
