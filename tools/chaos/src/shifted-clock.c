/* Loaded before the C library (LD_PRELOAD): the process's clock differs from the machine's by the milliseconds that stand in the file SHIFTED_CLOCK. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

typedef int clock_gettime_of(clockid_t, struct timespec *);

static clock_gettime_of *real(void) {
  static _Atomic(clock_gettime_of *) found;
  if (!found) found = (clock_gettime_of *)dlsym(RTLD_NEXT, "clock_gettime");
  return found;
}

static long long shift_ms(void) {
  static atomic_llong shift, next_look_ms;
  struct timespec now;
  real()(CLOCK_MONOTONIC_COARSE, &now);
  long long now_ms = now.tv_sec * 1000LL + now.tv_nsec / 1000000;
  if (now_ms >= next_look_ms) {
    next_look_ms = now_ms + 50;
    const char *name = getenv("SHIFTED_CLOCK");
    int file = name ? open(name, O_RDONLY | O_CLOEXEC) : -1;
    if (file >= 0) {
      char text[32];
      ssize_t length = read(file, text, sizeof text - 1);
      close(file);
      /* Empty for the moment in which it is written. */
      if (length > 0) {
        text[length] = 0;
        shift = atoll(text);
      }
    }
  }
  return shift;
}

int clock_gettime(clockid_t clock, struct timespec *at) {
  int result = real()(clock, at);
  if (result == 0 && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE)) {
    long long ns = at->tv_sec * 1000000000LL + at->tv_nsec + shift_ms() * 1000000;
    at->tv_sec = ns / 1000000000;
    at->tv_nsec = ns % 1000000000;
  }
  return result;
}

int gettimeofday(struct timeval *restrict at, void *restrict zone) {
  (void)zone;
  struct timespec now;
  int result = clock_gettime(CLOCK_REALTIME, &now);
  at->tv_sec = now.tv_sec;
  at->tv_usec = now.tv_nsec / 1000;
  return result;
}

time_t time(time_t *at) {
  struct timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  if (at) *at = now.tv_sec;
  return now.tv_sec;
}
