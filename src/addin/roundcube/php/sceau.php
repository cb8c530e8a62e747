<?php

require_once __DIR__ . '/clearance.php';

/**
 * Sceau for Roundcube: the browser's side judges and holds; this side lets nothing be sent, saved or attached that was not cleared there.
 * Nothing of a message is logged.
 */
class sceau extends rcube_plugin
{
    public $task = 'mail';

    /** Versions whose hooks and form this was written for and is tested with. */
    const FITS = '/^1\.6\.\d/';

    private $rc;
    private $fits;
    /** Kind of what this request may do: '', 'send' or 'draft'. */
    private $cleared = '';

    public function init()
    {
        $this->rc = rcmail::get_instance();
        $this->load_config();
        $this->add_texts('localization/');
        $this->fits = self::fits(RCMAIL_VERSION);
        if (!$this->fits) {
            rcube::raise_error(['code' => 600, 'file' => __FILE__, 'line' => __LINE__,
                'message' => 'Sceau does not know Roundcube ' . RCMAIL_VERSION . ': every send, draft and upload is refused'], true, false);
        }
        $this->add_hook('attachment_upload', [$this, 'check_upload']);
        $this->add_hook('message_ready', [$this, 'check_message']);
        $this->add_hook('message_before_send', [$this, 'check_send']);
        $this->add_hook('render_page', [$this, 'show']);
        // Behind the plugin that keeps the files: only then a file has its id.
        $this->add_hook('startup', [$this, 'come_last']);
        $this->register_action('plugin.sceau_directory', [$this, 'give_directory']);
    }

    public static function fits($version)
    {
        return preg_match(self::FITS, $version) === 1;
    }

    public function come_last($args)
    {
        $this->add_hook('attachment_upload', [$this, 'tell_file']);
        $this->add_hook('attachment_save', [$this, 'tell_file']);
        // A mail's file that is put among the drafts is a draft that nobody looked at; Roundcube has no hook for it.
        $folder = rcube_utils::get_input_string('_mbox', rcube_utils::INPUT_GPC, true) ?: ($_SESSION['mbox'] ?? '');
        // A message's number may name another folder (mail/index.php), and an import has none.
        $names_other = rcube_utils::get_input_string('_uid', rcube_utils::INPUT_GPC) !== '';
        if (($args['action'] ?? '') === 'import' && ($names_other || $folder === $this->rc->config->get('drafts_mbox'))) {
            $this->refuse('draft', 'other');
        }

        return $args;
    }

    // ---- What is held ----------------------------------------------------------------------------------------------

    public function check_upload($args)
    {
        $tags = $_POST['_sceau'] ?? [];
        $content = empty($args['path']) ? '' : (string) @hash_file('sha256', $args['path']);
        foreach (is_array($tags) ? $tags : [] as $tag) {
            if ($content !== '' && is_array($this->read($tag, 'upload', (string) $args['group'], $content))) {
                return $args;
            }
        }
        $this->log('upload', 'refused', '');

        return ['abort' => true, 'break' => true, 'status' => false, 'error' => $this->gettext($this->fits ? 'upload_refused' : 'too_old')] + $args;
    }

    public function check_message($args)
    {
        $id = rcube_utils::get_input_string('_id', rcube_utils::INPUT_GPC);
        $kind = !empty($_POST['_draft']) && empty($_GET['_saveonly']) ? 'draft' : 'send';
        $form = sceau_clearance::canonical($_POST, $this->marks($id));
        $read = $form === null ? 'missing' : $this->read($_POST['_sceau'] ?? null, $kind, $id, hash('sha256', $form));
        if (!is_array($read)) {
            $this->refuse($kind, $read);
        }
        if ($read['how'] === 'sent-anyway' && !$this->allows_anyway()) {
            $this->refuse($kind, 'forbidden');
        }
        $this->cleared = $kind;
        $this->log($kind, $read['how'], $read['reason']);

        return $args;
    }

    /** Whatever sends without having been composed (a mail sent on as it is, a receipt) comes by here too. */
    public function check_send($args)
    {
        if ($this->cleared === 'send') {
            // For one message: what else this request sends was composed nowhere.
            $this->cleared = '';

            return $args;
        }
        $this->log('send', 'refused', 'other');

        return ['abort' => true, 'error' => $this->gettext('other_refused'), 'result' => false] + $args;
    }

    private function refuse($kind, $why)
    {
        $this->log($kind, 'refused', $why);
        $sentence = $this->gettext(!$this->fits ? 'too_old' : ($why === 'forbidden' ? 'anyway_refused' : ($kind === 'draft' ? 'draft_refused' : 'send_refused')));
        http_response_code(403);
        $this->rc->output->show_message($sentence, 'error');
        $this->rc->output->command('auto_save_start');
        if ($this->rc->output->type === 'js') {
            $this->rc->output->send();
        }
        // As send('iframe') does, with the sentence for who has no script. Roundcube knows its own answers by the generator.
        $this->rc->output->framed = true;
        $words = rcube::Q($sentence) . ' ' . rcube::Q($this->gettext('needs_script'));
        $this->rc->output->write('<!DOCTYPE html><html><head><title>Sceau</title><meta name="generator" content="Roundcube"></head><body><noscript><p>' . $words . '</p></noscript></body></html>');
        exit;
    }

    private function read($tag, $kind, $compose, $content)
    {
        if (!$this->fits) {
            return 'old';
        }
        $life = max(60, (int) $this->rc->config->get('sceau_clearance_seconds', 600));
        $now = time();
        $used = array_filter($_SESSION['sceau_used'] ?? [], function ($time) use ($now, $life) {
            return $time >= $now - 2 * $life;
        });
        $expect = ['kind' => $kind, 'key' => $this->key(), 'compose' => $compose, 'content' => $content, 'now' => $now, 'life' => $life];
        $read = sceau_clearance::read($tag, $expect, $used);
        if (!is_array($read)) {
            return $read;
        }
        if (!$this->use_up($read['nonce'])) {
            return 'used';
        }
        $used[$read['nonce']] = $read['time'];
        $_SESSION['sceau_used'] = $used;

        return $read;
    }

    /**
     * Whether this is the first request that brings the nonce. Requests at the same moment each read a session in which it is unused; a file
     * is made only once. It is empty and goes with Roundcube's other temporary files. Where none can be made, nobody knows: refused.
     */
    private function use_up($nonce)
    {
        $path = rcube_utils::temp_filename('sceau' . hash_hmac('sha256', $nonce, $this->key()), false, false);
        $file = @fopen($path, 'x');
        if ($file === false && !file_exists($path)) {
            rcube::raise_error(['code' => 500, 'message' => 'Sceau: no file can be made in temp_dir: nothing is let go'], true, false);
        }

        return $file !== false && fclose($file);
    }

    /** Of this session; made rather than kept, since two requests at once may lose what one of them writes into the session. */
    private function key()
    {
        return hash_hmac('sha256', 'sceau ' . session_id(), (string) $this->rc->config->get('des_key'));
    }

    private function log($kind, $how, $reason)
    {
        if ($this->rc->config->get('sceau_log', true)) {
            rcube::write_log('sceau', implode(' ', ['user=' . (int) $this->rc->user->ID, 'kind=' . $kind, 'how=' . $how, 'reason=' . ($reason ?: '-')]));
        }
    }

    // ---- What the page is given ------------------------------------------------------------------------------------

    private function attachments($compose)
    {
        return $_SESSION['compose_data_' . $compose]['attachments'] ?? [];
    }

    /** SHA-256 of every attachment of a compose view, by its id; empty where it cannot be read. */
    private function files($compose)
    {
        $hashes = [];
        foreach ($this->attachments($compose) as $id => $file) {
            $hashes[$file['id'] ?? $id] = $this->hash_of($file);
        }

        return $hashes;
    }

    private function marks($compose)
    {
        $marks = [];
        foreach ($this->attachments($compose) as $file) {
            $marks[] = sceau_clearance::file_mark($this->hash_of($file), $file['name'] ?? '');
        }

        return $marks;
    }

    private function hash_of($file)
    {
        if (empty($file['data']) && empty($file['path'])) {
            $file = $this->rc->plugins->exec_hook('attachment_get', $file);
        }

        return !empty($file['data']) ? hash('sha256', $file['data']) : (string) @hash_file('sha256', $file['path'] ?? '');
    }

    public function tell_file($args)
    {
        if (!empty($args['status']) && isset($args['id']) && $this->rc->output->type === 'js') {
            $this->rc->output->command('plugin.sceau_file', ['id' => (string) $args['id'], 'sha256' => $this->hash_of($args)]);
        }

        return $args;
    }

    public function show($args)
    {
        if ($args['template'] !== 'compose') {
            return $args;
        }
        $top = '<noscript><p role="alert" style="margin:1em;font-weight:bold">' . rcube::Q($this->gettext('needs_script')) . '</p></noscript>';
        if (!$this->fits) {
            $top = '<p role="alert" style="margin:1em;font-weight:bold">' . rcube::Q($this->gettext('too_old')) . '</p>';
        }
        else {
            $told = json_encode($this->told((string) $this->rc->output->get_env('compose_id')), JSON_HEX_TAG | JSON_HEX_AMP | JSON_UNESCAPED_SLASHES);
            $top .= '<script type="application/json" id="sceau-told">' . $told . '</script>';
            $this->include_script('guard.js');
        }
        $args['content'] = preg_replace_callback('/<body[^>]*>/i', function ($body) use ($top) {
            return $body[0] . $top;
        }, $args['content'], 1);

        return $args;
    }

    private function told($compose)
    {
        $directory = $this->rc->config->get('sceau_directory', '');

        return [
            'compose' => $compose,
            'key' => $this->key(),
            'now' => time(),
            'language' => substr((string) $this->rc->user->language, 0, 2) === 'fr' ? 'fr' : 'en',
            'policy' => $this->policy(),
            'files' => (object) $this->files($compose),
            'directory' => $directory === '' ? '' : $this->rc->url(['_task' => 'mail', '_action' => 'plugin.sceau_directory']),
        ];
    }

    /** As it is written: the page names what of it nobody can read. PHP writes an empty object and an empty list alike. */
    private function policy()
    {
        $policy = $this->rc->config->get('sceau_policy') ?? [];
        if (!is_array($policy)) {
            return $policy;
        }
        if (($policy['severities'] ?? null) === []) {
            $policy['severities'] = (object) [];
        }

        return (object) $policy;
    }

    /** What cannot be read forbids, as in the page: whoever wrote it meant to. */
    private function allows_anyway()
    {
        $policy = $this->policy();

        return is_object($policy) && (!property_exists($policy, 'allowSendAnyway') || $policy->allowSendAnyway === true);
    }

    public function give_directory()
    {
        $path = (string) $this->rc->config->get('sceau_directory', '');
        if ($path === '' || !is_readable($path)) {
            rcube::raise_error(['code' => 500, 'message' => 'Sceau: the file of sceau_directory cannot be read'], true, false);
            http_response_code(500);
            exit;
        }
        $mark = '"' . filemtime($path) . '-' . filesize($path) . '"';
        header('ETag: ' . $mark);
        header('Cache-Control: private, no-cache');
        header_remove('Pragma');
        header_remove('Expires');
        if (($_SERVER['HTTP_IF_NONE_MATCH'] ?? '') === $mark) {
            http_response_code(304);
            exit;
        }
        header('Content-Type: application/octet-stream');
        header('Content-Length: ' . filesize($path));
        readfile($path);
        exit;
    }
}
