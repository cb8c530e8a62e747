<?php
// Router of PHP's own web server: the host name chooses the Roundcube, the rest is Debian's installation as it is.
$host = strtolower(explode(':', $_SERVER['HTTP_HOST'] ?? '')[0]);
$kind = str_starts_with($host, 'texte.') ? 'text' : (preg_match('/^etablissement[.-]/', $host) ? 'plugin' : 'html');
// Debian's other skins are the same Roundcube with the same mailbox: only what is drawn differs.
putenv('SCEAU_SKIN=' . (preg_match('/^(?:etablissement-)?(larry|classic)\./', $host, $named) ? $named[1] : 'elastic'));
$path = parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);
$root = $_SERVER['DOCUMENT_ROOT'];
$config = getenv('SCEAU_ROUNDCUBES') . '/' . $kind;
if ($kind === 'plugin') {
    // The folder of plugins is ours, so that nothing is put into the machine's own.
    $plugins = getenv('SCEAU_PLUGINS');
    define('RCUBE_PLUGINS_DIR', $plugins . '/');
    $file = realpath(dirname($plugins) . urldecode($path));
    if ($file !== false && str_starts_with($file, realpath($plugins . '/sceau') . '/') && !str_ends_with($file, '.php')) {
        $types = ['js' => 'text/javascript', 'css' => 'text/css', 'html' => 'text/html; charset=utf-8', 'wasm' => 'application/wasm'];
        header('Content-Type: ' . ($types[pathinfo($file, PATHINFO_EXTENSION)] ?? 'application/octet-stream'));
        readfile($file);
        return;
    }
}
if ($path !== '/' && $path !== '/index.php' && is_file($root . urldecode($path))) {
    return false;
}
putenv('ROUNDCUBE_CONFIG_DIR=' . $config);
$_SERVER['SCRIPT_NAME'] = $_SERVER['PHP_SELF'] = '/index.php';
$_SERVER['SCRIPT_FILENAME'] = $root . '/index.php';
chdir($root);
require $root . '/index.php';
