/*
 * Texts read whole: tests/cases/import/CASE holds in.txt or in.md, the
 * canonical file that must come out and the findings. They are looked at by
 * eye and then kept.
 */
#include "reading.h"

#include <dirent.h>

static struct zd_buf read_file(const char *folder, const char *name)
{
	struct zd_buf b = ZD_BUF_INIT;
	char path[1024], part[4096];
	size_t n;
	FILE *f;

	snprintf(path, sizeof(path), "%s/%s", folder, name);
	f = fopen(path, "rb");
	while (f && (n = fread(part, 1, sizeof(part), f)) > 0)
		zd_buf_put(&b, part, n);
	if (f)
		fclose(f);
	return b;
}

static void check_case(const char *folder)
{
	struct zd_buf in = read_file(folder, "in.txt"), list = ZD_BUF_INIT;
	struct zd_buf file, findings;
	struct reading r;

	if (!in.len)
		in = read_file(folder, "in.md");
	cr_assert_gt(in.len, 0, "%s has no text", folder);
	file = read_file(folder, "expect.md");
	findings = read_file(folder, "expect.findings");
	r = reading_of(zd_buf_slice(&in), ZD_CODEC_AUTO);
	cr_assert_eq(r.code, 0, "%s: %s", folder, r.err.message);
	for (size_t i = 0; i < r.findings->list.len; i++) {
		const struct zd_finding *f = &r.findings->list.at[i];

		zd_buf_printf(&list, "%u: %s: %s: %.*s\n", f->line,
			zd_severity_name(f->severity), f->code,
			ZD_FMT(f->message));
	}
	cr_assert_str_eq(zd_buf_str(&r.file), zd_buf_str(&file), "%s", folder);
	cr_assert_str_eq(
		zd_buf_str(&list), zd_buf_str(&findings), "%s", folder);
	reading_assert_stable(&r);
	reading_clear(&r);
	zd_buf_clear(&in);
	zd_buf_clear(&file);
	zd_buf_clear(&findings);
	zd_buf_clear(&list);
}

Test(golden, texts_are_read_as_was_agreed)
{
	const char *src = getenv("ZD_SRC");
	char path[1024], folder[2048];
	struct dirent *entry;
	unsigned n = 0;
	DIR *dir;

	snprintf(path, sizeof(path), "%s/tests/cases/import", src ? src : ".");
	dir = opendir(path);
	cr_assert_not_null(dir, "%s", path);
	while ((entry = readdir(dir))) {
		if (entry->d_name[0] == '.')
			continue;
		snprintf(folder, sizeof(folder), "%s/%s", path, entry->d_name);
		check_case(folder);
		n++;
	}
	closedir(dir);
	cr_assert_geq(n, 3);
}
