/* Ends a process, as a power cut would, at the k-th call that changes something below a folder.
 *
 * Preloaded into the process under test, which arms it by crash_at(). At a write it may let half
 * of the bytes through first; or else, of what was written since the last fsync of each file, let
 * some be lost and some not, as a disk that loses its power does. Without arming it counts nothing
 * and stops nothing.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

#define MOST 200000
#define LARGE (1 << 24) /* bytes copied in one call; whoever copies goes on with the rest */
#define REAL(name) \
    static __typeof__(&name) real; \
    if (!real) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

static char root[PATH_MAX];
static size_t root_length;
static long calls, last;
static int how; /* 0: end at once, 1: half of a write gets through, 2: what is not synced is lost */
static char kinds[MOST + 1];

/* Count from now on below `folder` (a real path), and end at the k-th call; 0 only counts. */
void crash_at(const char *folder, long k, int manner)
{
    root_length = 0;
    snprintf(root, sizeof root, "%s", folder);
    calls = 0;
    last = k;
    how = manner;
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

/* A change that no fsync has made last: other bytes at `at`, another size, or both. */
struct change {
    struct change *next, *before;
    dev_t device;
    ino_t inode;
    int fd; /* of all changes of a file; may read and write, whatever the one that wrote may */
    off_t at, old_size, new_size;
    size_t old_length, new_length;
    char *old, *new;
};
static struct change *first, *newest;
static pthread_mutex_t guard = PTHREAD_MUTEX_INITIALIZER;

static int open_again(int fd, const struct stat *now)
{
    char link[64];
    for (struct change *one = first; one; one = one->next)
        if (one->device == now->st_dev && one->inode == now->st_ino)
            return one->fd;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    return open(link, O_RDWR | O_CLOEXEC);
}

/* Note what is about to change; NULL where nothing is to be lost. `at` -1: where the file stands. */
static struct change *noted(int fd, off_t at, size_t length)
{
    struct stat now;
    if (how != 2 || !of_fd(fd) || fstat(fd, &now) || !S_ISREG(now.st_mode))
        return NULL;
    struct change *one = calloc(1, sizeof *one);
    one->device = now.st_dev;
    one->inode = now.st_ino;
    pthread_mutex_lock(&guard);
    one->fd = open_again(fd, &now);
    pthread_mutex_unlock(&guard);
    one->at = at >= 0 ? at : fcntl(fd, F_GETFL) & O_APPEND ? now.st_size : lseek(fd, 0, SEEK_CUR);
    one->old_size = now.st_size;
    one->old_length = length;
    one->old = calloc(1, length + 1);
    if (pread(one->fd, one->old, length, one->at) < 0)
        abort();
    return one;
}

static void done(struct change *one, ssize_t length)
{
    struct stat now;
    if (!one)
        return;
    one->new_length = length > 0 ? length : 0;
    one->new = calloc(1, one->new_length + 1);
    if (pread(one->fd, one->new, one->new_length, one->at) < 0 || fstat(one->fd, &now))
        abort();
    one->new_size = now.st_size;
    pthread_mutex_lock(&guard);
    one->before = newest;
    *(newest ? &newest->next : &first) = one;
    newest = one;
    pthread_mutex_unlock(&guard);
}

/* What was written to a file so far lasts. */
static void lasts(int fd)
{
    struct stat now;
    if (how != 2 || !of_fd(fd) || fstat(fd, &now))
        return;
    int open = -1;
    pthread_mutex_lock(&guard);
    for (struct change *one = first, *next; one; one = next) {
        next = one->next;
        if (one->device != now.st_dev || one->inode != now.st_ino)
            continue;
        *(one->before ? &one->before->next : &first) = one->next;
        *(one->next ? &one->next->before : &newest) = one->before;
        open = one->fd;
        free(one->old);
        free(one->new);
        free(one);
    }
    if (open >= 0)
        close(open);
    pthread_mutex_unlock(&guard);
}

static void put(int fd, const char *from, size_t length, off_t at, off_t size)
{
    ssize_t (*real_pwrite)(int, const void *, size_t, off_t)
        = (__typeof__(real_pwrite))dlsym(RTLD_NEXT, "pwrite");
    int (*real_ftruncate)(int, off_t) = (__typeof__(real_ftruncate))dlsym(RTLD_NEXT, "ftruncate");
    if (real_pwrite(fd, from, length, at) < 0 || real_ftruncate(fd, size))
        abort();
}

/* Put every file back as it was last synced, and then let some of the changes since have lasted. */
static void lose(void)
{
    unsigned int chance = (unsigned int)last + 1;
    for (struct change *one = newest; one; one = one->before)
        put(one->fd, one->old, one->old_length, one->at, one->old_size);
    for (struct change *one = first; one; one = one->next) {
        struct stat now;
        if (rand_r(&chance) % 2 || fstat(one->fd, &now))
            continue;
        off_t size = one->new_size < one->old_size || one->new_size > now.st_size
            ? one->new_size : now.st_size;
        put(one->fd, one->new, one->new_length, one->at, size);
    }
}

static void end(void)
{
    if (how == 2)
        lose();
    kill(getpid(), SIGKILL);
    for (;;)
        pause();
}

/* End now. */
void crash_now(void)
{
    end();
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
        if (how == 1)
            real(fd, from, length / 2);
        end();
    }
    struct change *one = noted(fd, -1, length);
    ssize_t written = real(fd, from, length);
    done(one, written);
    return written;
}

#define PWRITE(name, offset) \
    ssize_t name(int fd, const void *from, size_t length, offset at) \
    { \
        REAL(name); \
        if (of_fd(fd) && is_the_end('p')) { \
            if (how == 1) \
                real(fd, from, length / 2, at); \
            end(); \
        } \
        struct change *one = noted(fd, at, length); \
        ssize_t written = real(fd, from, length, at); \
        done(one, written); \
        return written; \
    }
PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)

ssize_t writev(int fd, const struct iovec *some, int count)
{
    REAL(writev);
    step(of_fd(fd), 'w');
    size_t length = 0;
    for (int i = 0; i < count; i++)
        length += some[i].iov_len;
    struct change *one = noted(fd, -1, length);
    ssize_t written = real(fd, some, count);
    done(one, written);
    return written;
}

ssize_t sendfile(int to, int from, off_t *at, size_t length)
{
    REAL(sendfile);
    step(of_fd(to), 'w');
    struct change *one = noted(to, -1, length > LARGE ? LARGE : length);
    ssize_t written = real(to, from, at, length > LARGE ? LARGE : length);
    done(one, written);
    return written;
}

ssize_t sendfile64(int to, int from, off64_t *at, size_t length)
{
    REAL(sendfile64);
    step(of_fd(to), 'w');
    struct change *one = noted(to, -1, length > LARGE ? LARGE : length);
    ssize_t written = real(to, from, at, length > LARGE ? LARGE : length);
    done(one, written);
    return written;
}

ssize_t copy_file_range(int from, off64_t *at, int to, off64_t *there, size_t length, unsigned flags)
{
    REAL(copy_file_range);
    step(of_fd(to), 'w');
    struct change *one = noted(to, there ? *there : -1, length > LARGE ? LARGE : length);
    ssize_t written = real(from, at, to, there, length > LARGE ? LARGE : length, flags);
    done(one, written);
    return written;
}

#define OF_FD(name, kind) \
    int name(int fd) \
    { \
        REAL(name); \
        step(of_fd(fd), kind); \
        int failed = real(fd); \
        if (!failed) \
            lasts(fd); \
        return failed; \
    }
OF_FD(fsync, 's')
OF_FD(fdatasync, 's')

static size_t cut_off(int fd, off_t length)
{
    struct stat now;
    if (how != 2)
        return 0;
    return !fstat(fd, &now) && now.st_size > length ? now.st_size - length : 0;
}

#define TRUNCATE(name, offset) \
    int name(int fd, offset length) \
    { \
        REAL(name); \
        step(of_fd(fd), 't'); \
        struct change *one = noted(fd, length, cut_off(fd, length)); \
        int failed = real(fd, length); \
        done(one, 0); \
        return failed; \
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
