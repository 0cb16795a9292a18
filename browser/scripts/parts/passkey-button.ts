// <passkey-button hidden data-kind="get" data-start="/sign-in/passkey/ask" data-failed="Your passkey was not used.">
//   <form method="post" action="/sign-in/passkey">
//     <input type="hidden" name="ceremony"> <input type="hidden" name="answer"> … <button>Sign in with a passkey</button>
//   </form>
// </passkey-button>
//
// Before the form is sent, the server is asked for a question (`data-start`), the browser's own window answers it
// (`data-kind`: "get" shows a passkey, "create" makes one), and question and answer travel with the form.

/** A form that a passkey signs. Stays hidden without scripts, or where the browser has no passkeys. */
export class PasskeyButton extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector("form");
    if (!form || !("PublicKeyCredential" in window)) return;
    this.hidden = false;
    form.addEventListener("submit", (event) => {
      if (field(form, "answer").value !== "") return;
      event.preventDefault();
      void this.#sign(form);
    });
    // The page may come back by the back button as it was left, with an answer that has been used.
    window.addEventListener("pageshow", () => {
      field(form, "answer").value = "";
    });
  }

  async #sign(form: HTMLFormElement): Promise<void> {
    this.#say("");
    form.setAttribute("aria-busy", "true");
    try {
      const { ceremony, question } = await ask(this.dataset["start"] ?? "");
      const credential = this.dataset["kind"] === "create"
        ? await navigator.credentials.create({ publicKey: toMake(question) })
        : await navigator.credentials.get({ publicKey: toShow(question) });
      field(form, "ceremony").value = ceremony;
      field(form, "answer").value = JSON.stringify(written(credential as PublicKeyCredential));
      form.requestSubmit();
    } catch {
      // She closed the window, there is no passkey for this site, or the network failed: each can be tried again.
      this.#say(this.dataset["failed"] ?? "");
    } finally {
      form.removeAttribute("aria-busy");
    }
  }

  #say(what: string): void {
    let said = this.querySelector<HTMLElement>("[role=alert]");
    if (!said) {
      said = document.createElement("p");
      said.setAttribute("role", "alert");
      said.className = "error";
      this.append(said);
    }
    said.textContent = what;
  }
}

function field(form: HTMLFormElement, name: string): HTMLInputElement {
  return form.elements.namedItem(name) as HTMLInputElement;
}

/** What the server asks: as the browser takes it, but for bytes, which are text. */
interface Question {
  publicKey: {
    challenge: string;
    user?: { id: string };
    excludeCredentials?: { id: string }[];
    allowCredentials?: { id: string }[];
  };
}

async function ask(start: string): Promise<{ ceremony: string; question: Question }> {
  const answer = await fetch(start, { method: "POST", headers: { accept: "application/json" } });
  if (!answer.ok) throw new Error(`the question was refused: ${answer.status}`);
  return (await answer.json()) as { ceremony: string; question: Question };
}

function toMake({ publicKey }: Question): PublicKeyCredentialCreationOptions {
  return {
    ...publicKey,
    challenge: bytes(publicKey.challenge),
    user: { ...publicKey.user, id: bytes(publicKey.user?.id ?? "") },
    excludeCredentials: (publicKey.excludeCredentials ?? []).map((one) => ({ ...one, id: bytes(one.id) })),
  } as unknown as PublicKeyCredentialCreationOptions;
}

function toShow({ publicKey }: Question): PublicKeyCredentialRequestOptions {
  return {
    ...publicKey,
    challenge: bytes(publicKey.challenge),
    allowCredentials: (publicKey.allowCredentials ?? []).map((one) => ({ ...one, id: bytes(one.id) })),
  } as unknown as PublicKeyCredentialRequestOptions;
}

/** What the browser answered, its bytes as text. */
function written(credential: PublicKeyCredential): object {
  const { id, rawId, type } = credential;
  const response: Record<string, unknown> = { clientDataJSON: text(credential.response.clientDataJSON) };
  if (credential.response instanceof AuthenticatorAttestationResponse) {
    response["attestationObject"] = text(credential.response.attestationObject);
  } else {
    const shown = credential.response as AuthenticatorAssertionResponse;
    response["authenticatorData"] = text(shown.authenticatorData);
    response["signature"] = text(shown.signature);
    response["userHandle"] = shown.userHandle ? text(shown.userHandle) : null;
  }
  return { id, rawId: text(rawId), type, response, extensions: {} };
}

/** Bytes from base64 in the alphabet for addresses, which is how passkeys write them. */
function bytes(encoded: string): Uint8Array<ArrayBuffer> {
  const plain = atob(encoded.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
}

function text(buffer: ArrayBuffer): string {
  const plain = btoa(String.fromCharCode(...new Uint8Array(buffer)));
  return plain.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
