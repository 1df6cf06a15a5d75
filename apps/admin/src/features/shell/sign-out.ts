/** Ends the session at the API and leaves; a failed request still leads to the sign-in page, which tells the truth. */
export const signOut = async (): Promise<void> => {
  try {
    await fetch('/session', { method: 'DELETE' });
  } finally {
    window.location.assign('/sign-in');
  }
};
