<?php
// Creates Roundcube's database with its users and their names. Standard input: {"db", "schema", "host", "users":
// [{"address","name","contacts":[{"name","address"}]}]}
$input = json_decode(stream_get_contents(STDIN), true);
$db = new PDO('sqlite:' . $input['db']);
$db->setAttribute(PDO::ATTR_ERRMODE, PDO::ERRMODE_EXCEPTION);
$db->exec(file_get_contents($input['schema']));
$db->exec('PRAGMA journal_mode = WAL');
$db->beginTransaction();
$user = $db->prepare("INSERT INTO users (username, mail_host, created, language, preferences) VALUES (?, ?, datetime('now'), 'fr_FR', ?)");
$identity = $db->prepare("INSERT INTO identities (user_id, changed, standard, name, email) VALUES (?, datetime('now'), 1, ?, ?)");
$contact = $db->prepare("INSERT INTO contacts (user_id, changed, name, email, words) VALUES (?, datetime('now'), ?, ?, ?)");
foreach ($input['users'] as $one) {
    $user->execute([$one['address'], $input['host'], serialize([])]);
    $id = $db->lastInsertId();
    $identity->execute([$id, $one['name'], $one['address']]);
    foreach ($one['contacts'] as $other) {
        $contact->execute([$id, $other['name'], $other['address'], ' ' . mb_strtolower($other['name'] . ' ' . $other['address']) . ' ']);
    }
}
$db->commit();
