/* Ends a process, as a power cut would, at the k-th call that changes something below a folder.
 *
 * Preloaded into the process under test, which arms it by crash_at(). At a write it may let half
 * of the bytes through first. Without arming it counts nothing and stops nothing.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

#define MOST 200000
#define REAL(name) \
    static __typeof__(&name) real; \
    if (!real) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

static char root[PATH_MAX];
static size_t root_length;
static long calls, last;
static int halved;
static char kinds[MOST + 1];

/* Count from now on below `folder` (a real path), and end at the k-th call; 0 only counts. */
void crash_at(const char *folder, long k, int half)
{
    root_length = 0;
    snprintf(root, sizeof root, "%s", folder);
    calls = 0;
    last = k;
    halved = half;
    memset(kinds, 0, sizeof kinds);
    root_length = strlen(root);
}

/* One letter for each call so far: p for a write at a place, as SQLite does; w for any other. */
const char *crash_calls(void)
{
    return kinds;
}

static int is_below(const char *path)
{
    return root_length && !strncmp(path, root, root_length)
        && (path[root_length] == '/' || !path[root_length]);
}

static int of_fd(int fd)
{
    char link[64], path[PATH_MAX];
    if (!root_length)
        return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0)
        return 0;
    path[length] = 0;
    return is_below(path);
}

static int of_path(int dir, const char *path)
{
    char whole[PATH_MAX];
    if (!root_length)
        return 0;
    if (path[0] == '/')
        return is_below(path);
    if (dir != AT_FDCWD)
        return of_fd(dir);
    return getcwd(whole, sizeof whole) && is_below(whole);
}

static int is_the_end(char kind)
{
    long number = __sync_add_and_fetch(&calls, 1);
    if (number <= MOST)
        kinds[number - 1] = kind;
    return number == last;
}

static void end(void)
{
    kill(getpid(), SIGKILL);
    for (;;)
        pause();
}

static void step(int ours, char kind)
{
    if (ours && is_the_end(kind))
        end();
}

ssize_t write(int fd, const void *from, size_t length)
{
    REAL(write);
    if (of_fd(fd) && is_the_end('w')) {
        if (halved)
            real(fd, from, length / 2);
        end();
    }
    return real(fd, from, length);
}

#define PWRITE(name, offset) \
    ssize_t name(int fd, const void *from, size_t length, offset at) \
    { \
        REAL(name); \
        if (of_fd(fd) && is_the_end('p')) { \
            if (halved) \
                real(fd, from, length / 2, at); \
            end(); \
        } \
        return real(fd, from, length, at); \
    }
PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)

ssize_t writev(int fd, const struct iovec *some, int count)
{
    REAL(writev);
    step(of_fd(fd), 'w');
    return real(fd, some, count);
}

ssize_t sendfile(int to, int from, off_t *at, size_t length)
{
    REAL(sendfile);
    step(of_fd(to), 'w');
    return real(to, from, at, length);
}

ssize_t sendfile64(int to, int from, off64_t *at, size_t length)
{
    REAL(sendfile64);
    step(of_fd(to), 'w');
    return real(to, from, at, length);
}

ssize_t copy_file_range(int from, off64_t *at, int to, off64_t *there, size_t length, unsigned flags)
{
    REAL(copy_file_range);
    step(of_fd(to), 'w');
    return real(from, at, to, there, length, flags);
}

#define OF_FD(name, kind) \
    int name(int fd) \
    { \
        REAL(name); \
        step(of_fd(fd), kind); \
        return real(fd); \
    }
OF_FD(fsync, 's')
OF_FD(fdatasync, 's')

#define TRUNCATE(name, offset) \
    int name(int fd, offset length) \
    { \
        REAL(name); \
        step(of_fd(fd), 't'); \
        return real(fd, length); \
    }
TRUNCATE(ftruncate, off_t)
TRUNCATE(ftruncate64, off64_t)

#define OF_PATH(name, kind) \
    int name(const char *path) \
    { \
        REAL(name); \
        step(of_path(AT_FDCWD, path), kind); \
        return real(path); \
    }
OF_PATH(unlink, 'u')
OF_PATH(rmdir, 'u')

int unlinkat(int dir, const char *path, int flags)
{
    REAL(unlinkat);
    step(of_path(dir, path), 'u');
    return real(dir, path, flags);
}

int rename(const char *from, const char *to)
{
    REAL(rename);
    step(of_path(AT_FDCWD, to), 'r');
    return real(from, to);
}

int renameat(int from_dir, const char *from, int to_dir, const char *to)
{
    REAL(renameat);
    step(of_path(to_dir, to), 'r');
    return real(from_dir, from, to_dir, to);
}

int link(const char *from, const char *to)
{
    REAL(link);
    step(of_path(AT_FDCWD, to), 'r');
    return real(from, to);
}

int mkdir(const char *path, mode_t mode)
{
    REAL(mkdir);
    step(of_path(AT_FDCWD, path), 'm');
    return real(path, mode);
}
