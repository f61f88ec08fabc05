// A platform's page of permission, as the demo plays it: the owner of the phone is signed in already and is only asked.
const asked = new URLSearchParams(location.search);
const box = document.getElementById('befriend');
const { app } = document.querySelector('.login-card').dataset;
const refused = document.getElementById('refused');

document.getElementById('allow').addEventListener('click', async () => {
  const answer = await fetch(`/apps/${app === 'kakaotalk' ? 'kakao' : app}/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: location.search, befriend: box.checked }),
  });
  const { back, message } = await answer.json();
  if (answer.ok) location.assign(back);
  else {
    refused.textContent = message;
    refused.hidden = false;
  }
});

// "Error response": the person said no. Whoever came without an address to go back to goes to the phone.
document.getElementById('cancel').addEventListener('click', () => {
  const back = asked.get('redirect_uri');
  const query = new URLSearchParams({
    error: 'access_denied',
    error_description: 'The resource owner denied the request.',
    state: asked.get('state') ?? '',
  });
  location.assign(back && URL.canParse(back) && /^https?:$/.test(new URL(back).protocol) ? `${back}?${query}` : '/phone');
});
