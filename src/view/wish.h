/*
 * What an amendment asks for, as it is said aloud in the room.
 *
 *	replace “[200]” by “220”
 *	add “, and women” after “the rights of men”
 *	lift the brackets in “[shall]”; to delete (c) “…”
 */
#ifndef ZD_VIEW_WISH_H
#define ZD_VIEW_WISH_H

#include "negotiation/sheets.h"

/* Appends it, to go on behind "we propose to"; very long words are cut. */
void zd_view_wish(struct zd_buf *out, const struct zd_sheet *one);

#endif
