<?php

/**
 * The other side of clearance.ts: the canonical form of what the server received, and whether a clearance holds for exactly that.
 * It knows nothing of Roundcube, so that it can be tested by itself.
 */
class sceau_clearance
{
    const FIELDS = ['_from', '_to', '_cc', '_bcc', '_replyto', '_followupto', '_subject', '_charset', '_is_html', '_message', '_pgpmime'];
    const HOWS = ['pass', 'sent-as-is', 'sealed', 'answered-without-history', 'passages-removed', 'sent-anyway', 'sent-in-emergency', 'extension'];
    const FORM = '/^v1\.(send|draft|upload)\.([a-z-]{1,40})\.([a-z-]{0,40})\.(\d{1,12})\.([0-9a-f]{32})\.([0-9a-f]{64})$/D';

    /**
     * What stands for one attachment: its bytes and its name, which leaves with them.
     *
     * @param string $sha256 Of its bytes, hexadecimal; anything else when they could not be had
     *
     * @return string Hexadecimal; empty when the file could not be read or its name is no text: nobody cleared such a file
     */
    public static function file_mark($sha256, $name)
    {
        $plain = preg_replace('/[\p{Cc}\p{Zs}\p{Zl}\p{Zp}]+/u', ' ', (string) $name);

        return $plain === null || !preg_match('/^[0-9a-f]{64}$/D', (string) $sha256) ? '' : hash('sha256', $sha256 . "\n" . trim($plain, ' '));
    }

    /**
     * @param array $posted Fields of the form as PHP has them
     * @param array $files  Mark of each attachment
     *
     * @return string|null Null when a field is no text or a file has no mark: nobody cleared such a form
     */
    public static function canonical(array $posted, array $files)
    {
        $form = "sceau 1\n";
        foreach (self::FIELDS as $name) {
            $value = $posted[$name] ?? '';
            if (!is_string($value)) {
                return null;
            }
            $value = str_replace(["\r\n", "\r"], "\n", $value);
            $form .= $name . ' ' . strlen($value) . "\n" . $value . "\n";
        }
        if (in_array('', $files, true)) {
            return null;
        }
        sort($files, SORT_STRING);

        return $form . "files\n" . implode("\n", $files) . "\n";
    }

    /**
     * Reads a clearance.
     *
     * @param mixed  $tag     The form's field
     * @param array  $expect  kind, key, compose (id of the compose view), content (SHA-256, hexadecimal), now and life (seconds)
     * @param array  $used    Nonces that were used, with their times
     *
     * @return array|string What it says (how, reason, nonce, time), or why it does not hold: missing, wrong, late, used
     */
    public static function read($tag, array $expect, array $used)
    {
        if (!is_string($tag) || !preg_match(self::FORM, $tag, $part)) {
            return 'missing';
        }
        [, $kind, $how, $reason, $time, $nonce, $mac] = $part;
        $signed = implode("\n", ['v1', $kind, $how, $reason, $time, $nonce, $expect['compose'], $expect['content']]);
        if ($kind !== $expect['kind'] || !in_array($how, self::HOWS, true) || !hash_equals(hash_hmac('sha256', $signed, $expect['key']), $mac)) {
            return 'wrong';
        }
        if (abs($expect['now'] - (int) $time) > $expect['life']) {
            return 'late';
        }

        return isset($used[$nonce]) ? 'used' : ['how' => $how, 'reason' => $reason, 'nonce' => $nonce, 'time' => (int) $time];
    }
}
