#include "codec/circulated.h"

#include "codec/read.h"

int zd_circulated_unknown(
	struct zd_slice party, struct zd_slice parties, struct zd_error *err)
{
	if (!parties.len)
		return zd_error_set(err, ZD_ENOTFOUND,
			"%.*s is not in this compilation: nobody is",
			ZD_FMT(party));
	return zd_error_set(err, ZD_ENOTFOUND,
		"%.*s is not in this compilation: there are %.*s",
		ZD_FMT(party), ZD_FMT(parties));
}

int zd_circulated_extract(struct zd_draft **out, struct zd_slice bytes,
	struct zd_slice party, struct zd_error *err)
{
	struct zd_slice clean;
	char *owned = NULL;
	int code;

	*out = NULL;
	if (bytes.len > ZD_MAX_FILE)
		return zd_error_set(err, ZD_ELIMIT,
			"%zu bytes are too much for a compilation", bytes.len);
	code = zd_bytes_clean(&clean, &owned, bytes, NULL, err);
	if (!code && zd_slice_starts(zd_slice_trim(clean), "{"))
		code = zd_circulated_json(out, clean, party, err);
	else if (!code)
		code = zd_circulated_markdown(out, clean, party, err);
	zd_free(owned);
	return code;
}
