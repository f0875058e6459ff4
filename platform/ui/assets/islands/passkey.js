// <convoke-passkey action="/sign-in/passkey" mode="get|create" stamp="…">: sign in, or add a key, with a passkey.
// Adds: a button that asks the device for a passkey. Two POSTs to `action`, both as ordinary form data
//   with the page's stamp and the fields of the form around it (if any):
//   step=start  → { "publicKey": … , "token"?: "…" }   (WebAuthn options, base64url, as webauthn-rs writes them)
//   step=finish, token, credential=<JSON, base64url>  → { "go": "/where/next" }
//   At any time the answer may be { "error": "words for the reader" }.
// Without it: the button stays hidden; the page offers a password and a code instead.
import { attribute, reveal, say } from "./dom.js";
function bytes(text) {
    const plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
    return Uint8Array.from(plain, (letter) => letter.charCodeAt(0)).buffer;
}
function text(buffer) {
    if (!buffer)
        return undefined;
    const plain = String.fromCharCode(...new Uint8Array(buffer));
    return btoa(plain).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}
function described(list) {
    if (!Array.isArray(list))
        return [];
    return list.map((it) => ({ ...it, id: bytes(it.id) }));
}
function creation(options) {
    const user = options["user"];
    return {
        ...options,
        challenge: bytes(String(options["challenge"])),
        user: { ...user, id: bytes(user.id) },
        excludeCredentials: described(options["excludeCredentials"]),
    };
}
function request(options) {
    return {
        ...options,
        challenge: bytes(String(options["challenge"])),
        allowCredentials: described(options["allowCredentials"]),
    };
}
/** The credential as JSON for the server. */
function written(credential) {
    const response = credential.response;
    const common = { clientDataJSON: text(response.clientDataJSON) };
    const rest = response instanceof AuthenticatorAttestationResponse
        ? { attestationObject: text(response.attestationObject), transports: response.getTransports?.() ?? [] }
        : response instanceof AuthenticatorAssertionResponse
            ? { authenticatorData: text(response.authenticatorData), signature: text(response.signature), userHandle: text(response.userHandle) }
            : {};
    return JSON.stringify({
        id: credential.id,
        rawId: text(credential.rawId),
        type: credential.type,
        response: { ...common, ...rest },
        extensions: credential.getClientExtensionResults(),
    });
}
class Passkey extends HTMLElement {
    running = false;
    connectedCallback() {
        reveal(this);
        const button = this.querySelector("button");
        if (window.PublicKeyCredential) {
            button?.addEventListener("click", () => void this.run());
            return;
        }
        button?.remove();
        say(this, attribute(this, "unsupported"));
    }
    async run() {
        const form = this.closest("form");
        if (this.running || (form && !form.reportValidity()))
            return;
        this.running = true;
        say(this, attribute(this, "working"));
        try {
            const start = await this.post({ step: "start" });
            if (!start.publicKey)
                throw new Error("no options");
            const credential = attribute(this, "mode") === "create"
                ? await navigator.credentials.create({ publicKey: creation(start.publicKey) })
                : await navigator.credentials.get({ publicKey: request(start.publicKey) });
            if (!(credential instanceof PublicKeyCredential))
                throw new Error("no credential");
            const end = await this.post({ step: "finish", token: start.token ?? "", credential: written(credential) });
            if (!end.go)
                throw new Error("no address");
            location.assign(end.go);
        }
        catch (fault) {
            const stopped = fault instanceof DOMException && (fault.name === "NotAllowedError" || fault.name === "AbortError");
            const words = fault instanceof Told ? fault.message : attribute(this, stopped ? "stopped" : "failed");
            say(this, words);
        }
        finally {
            this.running = false;
        }
    }
    async post(values) {
        const form = this.closest("form");
        const body = new URLSearchParams();
        if (form)
            for (const [name, value] of new FormData(form))
                if (typeof value === "string")
                    body.append(name, value);
        for (const [name, value] of Object.entries({ ...values, stamp: attribute(this, "stamp") }))
            body.set(name, value);
        const answer = await fetch(attribute(this, "action"), { method: "POST", body, headers: { accept: "application/json" } });
        const said = (await answer.json());
        if (said.error)
            throw new Told(said.error);
        return said;
    }
}
/** A refusal that the server has put in words. */
class Told extends Error {
}
customElements.define("convoke-passkey", Passkey);
