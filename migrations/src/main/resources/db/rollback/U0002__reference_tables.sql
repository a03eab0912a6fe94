DROP TABLE
    login_throttles,
    signing_keys,
    permissions,
    currencies;
