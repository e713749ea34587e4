// Passkeys: the one way in that a page cannot offer without a script. What needs this is hidden until it runs.
// A form with data-passkey ("get" or "create") asks its data-options what to ask an authenticator for, and
// sends the answer as `token`. Nothing is decided here.

const able = Boolean(window.PublicKeyCredential && navigator.credentials);
for (const part of document.querySelectorAll("[data-needs-passkeys]")) part.hidden = !able;
for (const part of document.querySelectorAll("[data-without-passkeys]")) part.hidden = able;

for (const form of document.querySelectorAll("form[data-passkey]")) {
  form.addEventListener("submit", (event) => {
    if (form.elements.token.value) return;
    event.preventDefault();
    if (form.asking) return;
    form.asking = true;
    say(form, false);
    answer(form)
      .then((text) => {
        form.elements.token.value = text;
        form.requestSubmit();
      })
      .catch(() => say(form, true))
      .finally(() => {
        form.asking = false;
      });
  });
}

// Coming back to the page: the answer it holds was used.
window.addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  for (const form of document.querySelectorAll("form[data-passkey]")) form.elements.token.value = "";
});

async function answer(form) {
  const response = await fetch(form.dataset.options, {
    method: "POST",
    headers: { "X-CSRFToken": form.elements.csrfmiddlewaretoken.value },
  });
  // Sent elsewhere: the page was open for too long, and its person is to show first that it is they.
  if (response.redirected) location.assign(response.url);
  if (!response.ok || response.redirected) throw new Error("no options");
  const { publicKey } = await response.json();
  const asked = { publicKey: read(publicKey) };
  const made = await navigator.credentials[form.dataset.passkey](asked);
  return JSON.stringify(written(made));
}

function say(form, trouble) {
  const words = form.querySelector("[data-trouble]");
  words.textContent = trouble ? words.dataset.trouble : "";
}

// What is bytes to a browser travels as letters.
function read(options) {
  const known = (list) => list?.map((one) => ({ ...one, id: bytes(one.id) }));
  return {
    ...options,
    challenge: bytes(options.challenge),
    ...(options.user && { user: { ...options.user, id: bytes(options.user.id) } }),
    ...(options.excludeCredentials && { excludeCredentials: known(options.excludeCredentials) }),
  };
}

function written(credential) {
  const { response } = credential;
  const parts = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];
  const said = parts.filter((name) => response[name]).map((name) => [name, letters(response[name])]);
  return {
    id: credential.id,
    rawId: letters(credential.rawId),
    type: credential.type,
    response: Object.fromEntries(said),
    clientExtensionResults: {},
  };
}

function bytes(text) {
  const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
}

function letters(buffer) {
  const plain = String.fromCharCode(...new Uint8Array(buffer));
  return btoa(plain).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
