/*
 * A line on a terminal while a command takes long: which, and for how many
 * seconds. It begins after the first second, is written over, and is gone
 * before anything else is printed. In a pipe there is none.
 */
#include <errno.h>
#include <signal.h>
#include <sys/time.h>
#include <unistd.h>

#include "cli/cli.h"

/* A handler of signals can be told nothing in another way. */
static struct {
	char text[80]; /* "\rcompile: " */
	size_t len;
	volatile sig_atomic_t seconds;
} progress;

/* Only what may be called in a handler: no stdio. */
static void tick(int number)
{
	char line[sizeof(progress.text) + 16];
	size_t len = progress.len, digits = 1;
	int saved = errno, seconds = ++progress.seconds;

	(void)number;
	memcpy(line, progress.text, len);
	for (int n = seconds; n >= 10; n /= 10)
		digits++;
	for (size_t i = digits; i-- > 0; seconds /= 10)
		line[len + i] = (char)('0' + seconds % 10);
	len += digits;
	memcpy(line + len, " s", 2);
	if (write(STDERR_FILENO, line, len + 2) < 0)
		errno = 0; /* a line less */
	errno = saved;
}

static void set_timer(long seconds)
{
	struct itimerval timer = {{seconds, 0}, {seconds, 0}};

	setitimer(ITIMER_REAL, &timer, NULL);
}

void cli_progress_begin(const struct cli *cli)
{
	struct sigaction action = {.sa_handler = tick, .sa_flags = SA_RESTART};
	int n;

	if (!isatty(STDERR_FILENO))
		return;
	n = snprintf(progress.text, sizeof(progress.text),
		"\r%s: ", cli->command->name);
	progress.len = n > 0 ? (size_t)n : 0;
	sigemptyset(&action.sa_mask);
	if (!sigaction(SIGALRM, &action, NULL))
		set_timer(1);
}

static void wipe(void)
{
	static const char clear[] = "\r\033[K";

	if (progress.seconds &&
		write(STDERR_FILENO, clear, sizeof(clear) - 1) < 0)
		errno = 0; /* it stays there */
}

static void hold(int how)
{
	sigset_t set;

	sigemptyset(&set);
	sigaddset(&set, SIGALRM);
	sigprocmask(how, &set, NULL);
}

void cli_progress_pause(void)
{
	if (!progress.len)
		return;
	hold(SIG_BLOCK);
	wipe();
}

void cli_progress_resume(void)
{
	if (progress.len)
		hold(SIG_UNBLOCK);
}

void cli_progress_end(void)
{
	if (!progress.len)
		return;
	set_timer(0);
	signal(SIGALRM, SIG_IGN);
	wipe();
	progress.len = 0;
}
