import { Html, html } from '../inbox/html.ts';

/** Where the page asks for subscriptions. */
export const SUBSCRIPTIONS_PATH = '/graphiql/subscriptions';

/** A line above GraphiQL that signs in with a password and sends the token with every request from then on. */
export function signInBar(clientId: string): Html {
  return html`<style>
      ${STYLE}
    </style>
    <form id="sign-in" data-client-id="${clientId}">
      <a href="/">Home</a>
      <input name="username" placeholder="User name or e-mail" autocomplete="username" required />
      <input
        name="password"
        type="password"
        placeholder="Password"
        autocomplete="current-password"
        required
      />
      <button>Sign in</button>
      <output></output>
    </form>
    <script>
      ${SCRIPT};
    </script>`;
}

const STYLE = new Html(`
#body { display: flex; flex-direction: column; height: 100vh; margin: 0; overflow: hidden; }
#body > #root { flex: 1; height: auto; min-height: 0; width: 100%; }
#root .graphiql-container { height: 100%; }
#sign-in { align-items: center; border-bottom: 1px solid #8884; display: flex; flex-wrap: wrap; font: 14px/1.5 system-ui, sans-serif; gap: 0.5rem; padding: 0.5rem 1rem; }
#sign-in input, #sign-in button { border: 1px solid #8886; border-radius: 0.4rem; font: inherit; padding: 0.25rem 0.6rem; }
`);

/** GraphiQL asks for the schema once, when it starts, so after signing in it starts anew. */
const SCRIPT = new Html(`
(() => {
  const form = document.querySelector('#sign-in');
  const said = form.querySelector('output');
  const WELCOME = 'Sign in above, or give the header x-api-key below and fetch the schema again.';
  const { fetch } = window;
  // a firewall may let holders of a key ask only what is small
  const inFewBytes = (body) => {
    const { query, ...rest } = JSON.parse(body);
    return JSON.stringify({ ...rest, query: query.replace(/\\s+/g, ' ') });
  };
  window.fetch = async (input, init = {}) => {
    const token = sessionStorage.getItem('accessToken');
    if (new URL(input.url ?? input, location).pathname !== '/graphql') return fetch(input, init);
    const headers = new Headers(init.headers);
    if (!headers.has('authorization') && !headers.has('x-api-key')) {
      if (token) headers.set('authorization', token);
      else if (init.body?.includes('IntrospectionQuery')) return Response.json({ data: { welcome: WELCOME } });
    }
    const body = init.body?.includes('IntrospectionQuery') ? inFewBytes(init.body) : init.body;
    const isStream = headers.get('accept') === 'text/event-stream';
    const response = await fetch(isStream ? '${SUBSCRIPTIONS_PATH}' : input, { ...init, headers, body });
    // a token lasts a quarter of an hour
    if (response?.status === 401 && token && headers.get('authorization') === token) {
      sessionStorage.removeItem('accessToken');
      sessionStorage.removeItem('signedInAs');
      said.textContent = 'Signed out: please sign in again';
    }
    return response;
  };
  said.textContent = sessionStorage.getItem('signedInAs') ?? 'Not signed in';
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const { username, password } = Object.fromEntries(new FormData(form));
    const response = await fetch('/aws/cognito-idp/', {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': 'AWSCognitoIdentityProviderService.InitiateAuth',
      },
      body: JSON.stringify({
        AuthFlow: 'USER_PASSWORD_AUTH',
        ClientId: form.dataset.clientId,
        AuthParameters: { USERNAME: username, PASSWORD: password },
      }),
    });
    const answer = await response.json();
    if (!answer.AuthenticationResult) {
      said.textContent = answer.message ?? answer.ChallengeName;
      return;
    }
    sessionStorage.setItem('accessToken', answer.AuthenticationResult.AccessToken);
    sessionStorage.setItem('signedInAs', 'Signed in as ' + username);
    location.reload();
  });
})();
`);
