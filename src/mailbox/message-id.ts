/** RFC 5322, 3.6.4: an identifier in angle brackets, left and right of one "@", without spaces; a line has at most 998 characters. */
const MESSAGE_ID = /^<[\x21-\x3b\x3d\x3f\x41-\x7e]{1,450}@[\x21-\x3b\x3d\x3f-\x7e]{1,450}>$/

/** Whether this is the identifier of a message, as In-Reply-To and References name it. */
export const isMessageId = (text: string): boolean => MESSAGE_ID.test(text)
