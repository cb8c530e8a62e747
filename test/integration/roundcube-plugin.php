<?php
// Runs the plugin's PHP without a Roundcube. Standard input: {"version", "policy", "files", "full", "calls": [[name, argument…], …]}; standard output: the
// answers. `canonical` and `read` are those of the clearance; `upload`, `ready` and `send` are the plugin's hooks with this `_POST`; `page` is what it makes of the compose page, `told` what that tells the script.
$input = json_decode(stream_get_contents(STDIN), true);
define('RCMAIL_VERSION', $input['version'] ?? '1.6.5');

class refused extends Exception {}

class rcube { static $log = [];
    static function raise_error($error) { self::$log[] = $error['message']; }
    static function write_log($name, $line) { self::$log[] = "$name: $line"; }
    static function Q($text) { return htmlspecialchars($text); } }
class rcube_utils { const INPUT_GPC = 0; static function get_input_string($name) { return $_POST[$name] ?? ''; }
    static function temp_filename($name) { return $GLOBALS['temp'] . '/' . $name; } }
class fake { public $output; public $config; public $user; public $plugins; public $said = []; public $framed; public $type = 'html'; public $ID = 7; public $values = [];
    function get($name, $default = null) { return $this->values[$name] ?? $default; }
    function show_message($text) { $this->said[] = $text; }
    function command() {} function get_env() { return 'view'; }
    function write() { $said = implode(' ', $this->said); $this->said = []; throw new refused($said); } }
class rcmail { static $one; static function get_instance() { return self::$one; } }
class rcube_plugin { public $hooks = [];
    function load_config() {} function add_texts() {} function register_action() {} function include_script() {}
    function add_hook($name, $callback) { $this->hooks[$name][] = $callback; }
    function gettext($name) { return $name; } }

$rc = rcmail::$one = new fake();
foreach (['output', 'config', 'user', 'plugins'] as $part) { $rc->$part = new fake(); }
$rc->config->values = ['sceau_policy' => $input['policy'] ?? [], 'des_key' => 'a key'];
$_SESSION = ['compose_data_view' => ['attachments' => $input['files'] ?? []]];
// Where files that stand for used clearances are made; `full`: where none can be.
$temp = sys_get_temp_dir() . '/sceau-test-' . getmypid();
empty($input['full']) && mkdir($temp);
register_shutdown_function(function () use ($temp) { array_map('unlink', glob("$temp/*")); @rmdir($temp); });
require __DIR__ . '/../../src/addin/roundcube/php/sceau.php';

function answer($call)
{
    [$name, $argument] = $call;
    switch ($name) {
        case 'canonical': return sceau_clearance::canonical($argument['fields'], $argument['files']);
        case 'read': return sceau_clearance::read($argument['tag'], $argument['expect'], $argument['used'] ?? []);
        case 'mark': return sceau_clearance::file_mark($argument['sha256'], $argument['name']);
        case 'told': return json_decode(preg_replace('~^.*id="sceau-told">(.*?)</script>.*$~s', '$1', answer(['page', []])));
        case 'page':
            $plugin = new sceau();
            $plugin->init();

            return ($plugin->hooks['render_page'][0])($argument + ['template' => 'compose', 'content' => '<body class="a"><form></form></body>'])['content'];
        case 'key': return hash_hmac('sha256', 'sceau ' . session_id(), 'a key');
        default:
            static $plugin;
            if (!$plugin) { $plugin = new sceau(); $plugin->init(); }
            $_POST = $argument['post'] ?? [];
            try {
                $hook = ['upload' => 'attachment_upload', 'ready' => 'message_ready', 'send' => 'message_before_send'][$name];
                return ($plugin->hooks[$hook][0])(($argument['args'] ?? []) + ['abort' => false]);
            } catch (refused $why) {
                return ['refused' => $why->getMessage()];
            }
    }
}

echo json_encode(['answers' => array_map('answer', $input['calls']), 'log' => rcube::$log], JSON_THROW_ON_ERROR | JSON_INVALID_UTF8_SUBSTITUTE);
