<?php
// Prints every value of a Roundcube database, one a line, sessions decoded: what a search of the file's pages could miss.
$db = new PDO('sqlite:' . $argv[1]);
foreach ($db->query("SELECT name FROM sqlite_master WHERE type = 'table'")->fetchAll(PDO::FETCH_COLUMN) as $table) {
    foreach ($db->query("SELECT * FROM \"$table\"", PDO::FETCH_ASSOC) as $row) {
        foreach ($row as $column => $value) {
            $value = (string) $value;
            echo $value, "\n";
            if ($column === 'vars') {
                echo base64_decode($value), "\n";
            }
        }
    }
}
