package io.licit.core.law;

/** Which effect follows in a {@link PreparedBook}. */
enum EffectTag {
    REQUIRE_CONSENT,
    SOFT_OPT_IN,
    REQUIRE_BASIS,
    EXCLUDE_REFUSED,
    EXCLUDE_MINORS,
    EXCLUDE_RESTRICTED,
    EXCLUDE_RETENTION,
    FORBID_DATA,
    JUSTIFY,
    LIMIT_PURPOSE,
    LIMIT_LOOK_BACK,
    DUTY_WORDING,
    DUTY_DEADLINE,
    DUTY_WINDOW,
    INFORM
}
