#include "store/private.h"

#include "base/limits.h"
#include "base/utf8.h"

/* git writes the time zone as four digits. */
#define MAX_OFFSET (14 * 60)
#define SUBJECT 200u

static bool is_control(uint32_t c)
{
	return c < 0x20 || (c >= 0x7f && c < 0xa0);
}

/* What would break a commit's line, or hide something from who reads it. */
static bool is_plain(struct zd_slice s)
{
	size_t len;

	for (size_t i = 0; i < s.len; i += len) {
		uint32_t c = zd_utf8_decode(s, i, &len);

		if (is_control(c) || zd_utf8_is_unsafe(c) || c == '<' ||
			c == '>')
			return false;
	}
	return true;
}

/* One of the two: `what` is "name" or "e-mail address". */
static int check_part(const char *part, const char *what, struct zd_error *err)
{
	struct zd_slice s = zd_slice_trim(zd_slice_str(part));

	if (!s.len)
		return zd_error_set(err, ZD_EUSAGE,
			"an identity needs a %s: give one, or set it in git's "
			"configuration",
			what);
	if (s.len > ZD_MAX_NAME)
		return zd_error_set(err, ZD_ELIMIT,
			"the %s of an identity has %zu bytes; at most %u are "
			"allowed",
			what, s.len, ZD_MAX_NAME);
	if (zd_utf8_check(s) != SIZE_MAX)
		return zd_error_set(err, ZD_EUTF8,
			"the %s of an identity is not UTF-8", what);
	if (!is_plain(s))
		return zd_error_set(err, ZD_EUSAGE,
			"the %s of an identity holds a line end, a control "
			"or invisible character, '<' or '>'",
			what);
	return 0;
}

int zd_signature_new(git_signature **out, const struct zd_identity *who,
	struct zd_error *err)
{
	int code = check_part(who->name, "name", err), rc;

	*out = NULL;
	if (!code)
		code = check_part(who->email, "e-mail address", err);
	if (code)
		return code;
	/* git stops where the local time lies before 1970. */
	if (who->offset < -MAX_OFFSET || who->offset > MAX_OFFSET ||
		who->when < 0 || who->when > UINT32_MAX ||
		who->when + who->offset * 60 < 0)
		return zd_error_set(err, ZD_EUSAGE,
			"a date must lie between 1970 and 2106, and its time "
			"zone within 14 hours of UTC");
	rc = zd_git2.signature_new(
		out, who->name, who->email, who->when, who->offset);
	/* It refuses a name that is nothing but full stops and the like. */
	if (rc < 0)
		return zd_error_set(err, ZD_EUSAGE,
			"'%s <%s>' cannot be an identity in git", who->name,
			who->email);
	return 0;
}

static size_t first_control(struct zd_slice s)
{
	size_t len;

	for (size_t i = 0; i < s.len; i += len) {
		uint32_t c = zd_utf8_decode(s, i, &len);

		if (is_control(c) && c != '\n' && c != '\t')
			return i;
	}
	return SIZE_MAX;
}

int zd_message_clean(struct zd_buf *message, struct zd_error *err)
{
	struct zd_slice s = zd_slice_trim(zd_buf_slice(message));
	struct zd_buf clean = ZD_BUF_INIT;

	if (message->overflow || s.len >= ZD_MAX_MESSAGE)
		return zd_error_set(err, ZD_ELIMIT,
			"a message has more than %u bytes", ZD_MAX_MESSAGE);
	if (!s.len)
		return zd_error_set(err, ZD_EUSAGE, "a message is empty");
	if (zd_utf8_check(s) != SIZE_MAX)
		return zd_error_set(err, ZD_EUTF8, "a message is not UTF-8");
	if (first_control(s) != SIZE_MAX)
		return zd_error_set(err, ZD_EUSAGE,
			"a message holds a control character at byte %zu",
			first_control(s) + 1);
	zd_buf_put_slice(&clean, s);
	zd_buf_putc(&clean, '\n');
	zd_buf_clear(message);
	*message = clean;
	return 0;
}

void zd_message_subject(char out[201], const char *message)
{
	size_t len = strcspn(message, "\n");

	if (len > SUBJECT)
		for (len = SUBJECT; len && (message[len] & 0xc0) == 0x80;)
			len--;
	memcpy(out, message, len);
	out[len] = '\0';
}
