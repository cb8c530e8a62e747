<?php
// Router of PHP's own web server: the host name chooses the Roundcube, the rest is Debian's installation as it is.
$host = strtolower(explode(':', $_SERVER['HTTP_HOST'] ?? '')[0]);
$kind = str_starts_with($host, 'texte.') ? 'text' : 'html';
$path = parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);
$root = $_SERVER['DOCUMENT_ROOT'];
if ($path !== '/' && $path !== '/index.php' && is_file($root . urldecode($path))) {
    return false;
}
putenv('ROUNDCUBE_CONFIG_DIR=' . getenv('SCEAU_ROUNDCUBES') . '/' . $kind);
$_SERVER['SCRIPT_NAME'] = $_SERVER['PHP_SELF'] = '/index.php';
$_SERVER['SCRIPT_FILENAME'] = $root . '/index.php';
chdir($root);
require $root . '/index.php';
