# Boots a systemd of its own, with the program installed under /opt/yaowen as systemd/README.md says. Nothing of the machine
# is changed: /etc is a layer above the machine's, /opt, /var and /run are new. Runs inside of
# `unshare --mount --pid --fork --kill-child --cgroup --uts --ipc`.
#   $1 a folder with units/, etc/ (for /etc/yaowen), layer/ (over the packages)   $2 name of the control group
#   $3 the Python's prefix   $4 its folder of packages   $5 its name, as python3.11
set -eu
mount --make-rprivate /
umount --lazy /sys/fs/cgroup
mount -t cgroup2 cgroup2 /sys/fs/cgroup
mkdir "/sys/fs/cgroup/$2"
echo $$ >"/sys/fs/cgroup/$2/cgroup.procs"
mount -t proc proc /proc
for folder in /run /var /opt; do mount -t tmpfs tmpfs "$folder"; done
mkdir -p /var/lib /var/tmp /var/log /var/cache /run/etc /run/work
mount -t overlay -o "lowerdir=/etc,upperdir=/run/etc,workdir=/run/work" overlay /etc
cp -r "$1/etc" /etc/yaowen
packages=/opt/yaowen/lib/$5/site-packages
mkdir -p /opt/yaowen/bin /opt/yaowen/python "$packages"
mount --bind "$3" /opt/yaowen/python
mount -t overlay -o "lowerdir=$1/layer:$4" overlay "$packages"
echo "home = /opt/yaowen/python/bin" >/opt/yaowen/pyvenv.cfg
ln -s "../python/bin/$5" /opt/yaowen/bin/python
printf '#!/opt/yaowen/bin/python\nfrom monitor.cli import main\nmain()\n' >/opt/yaowen/bin/yaowen
chmod 0755 /opt/yaowen/bin/yaowen
mount --make-rshared / # or credentials stay empty
export container=test SYSTEMD_UNIT_PATH="$1/units"
exec /lib/systemd/systemd --system --unit=test.target --log-target=console --log-level=notice
