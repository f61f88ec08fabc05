/** What is said of a link into an app: on the page that made it, and in the chat that it opens. One file a language beside this. */
export interface LinkTexts {
  /** Beside the box of a channel that is agreed to in its own app. {channel}: its name. */
  readonly in_app: string;
  readonly title: string;
  /** {agree}: the button in the chat. */
  readonly hint: string;
  readonly open: string;
  readonly scan: string;
  /** {text} {to}: what to write by hand, and to which number. */
  readonly send: string;
  readonly waiting: string;
  /** {digits}: two of them. */
  readonly digits: string;
  readonly agreed: string;
  readonly declined: string;
  readonly ended: string;
  readonly again: string;
  /** Buttons in the chat, below the disclosure. */
  readonly agree: string;
  readonly decline: string;
  /** {messages}: the channel in running text. {brand} */
  readonly said_yes: string;
  readonly said_no: string;
  /** Above the numbers to pick from. */
  readonly pick: string;
  readonly matched: string;
  readonly not_matched: string;
  /** To whoever opens a link second. */
  readonly taken: string;
  readonly over: string;
  /** Where a chat has no buttons. {word}: what to answer. */
  readonly by_text: string;
  /** After a login without friendship. {brand} {channel} */
  readonly friend_first: string;
  readonly go_to_chat: string;
}
