#include "text/finding.h"

#include <stdarg.h>

#include "base/limits.h"

struct zd_findings *zd_findings_new(void)
{
	return zd_calloc(1, sizeof(struct zd_findings));
}

void zd_finding_add(struct zd_findings *f, enum zd_severity severity,
	const char *code, struct zd_slice label, uint32_t line, const char *fmt,
	...)
{
	struct zd_finding new = {severity, code, {0}, line, 0, {0}};
	char message[1024];
	va_list ap;

	if (!f)
		return;
	if (f->list.len >= ZD_MAX_FINDINGS) {
		f->dropped++;
		return;
	}
	va_start(ap, fmt);
	vsnprintf(message, sizeof(message), fmt, ap);
	va_end(ap);
	new.label = zd_arena_slice(&f->arena, label);
	new.message = zd_arena_slice(&f->arena, zd_slice_str(message));
	zd_vec_push(&f->list, new);
}

const char *zd_severity_name(enum zd_severity severity)
{
	static const char *const names[] = {"info", "warning", "fault"};

	return names[severity];
}

void zd_findings_free(struct zd_findings *f)
{
	if (!f)
		return;
	zd_arena_clear(&f->arena);
	zd_vec_clear(&f->list);
	zd_free(f);
}
