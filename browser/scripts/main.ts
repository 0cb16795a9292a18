// What scripts add to pages that work without them. Each part is a custom element in a file of its own:
// an element that is not on the page costs nothing, and one whose script never arrives is plain HTML.

import { CardCheck } from "./parts/card-check.ts";
import { CopyButton } from "./parts/copy-button.ts";
import { LivePart } from "./parts/live-part.ts";
import { showOwnTimes } from "./parts/local-time.ts";
import { PasskeyButton } from "./parts/passkey-button.ts";
import { PrintButton } from "./parts/print-button.ts";
import { RankPaper } from "./parts/rank-paper.ts";
import { sendOnce } from "./parts/send-once.ts";

customElements.define("card-check", CardCheck);
customElements.define("copy-button", CopyButton);
customElements.define("live-part", LivePart);
customElements.define("passkey-button", PasskeyButton);
customElements.define("print-button", PrintButton);
customElements.define("rank-paper", RankPaper);

showOwnTimes(document);
sendOnce(document);
