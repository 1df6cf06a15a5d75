/** Leads to the sign-in page, and back afterwards. */
export const signInAgain = (): void => {
  const next = window.location.pathname + window.location.search;
  window.location.assign(`/sign-in?next=${encodeURIComponent(next)}`);
};
