import { Checkbox, NumberInput, Select } from '@mantine/core';
import type { Switches } from './plan';
import styles from './start-experiment.module.css';

interface Props {
  switches: Switches;
  onChange: (changes: Partial<Switches>) => void;
}

const initialisations = [
  { value: 'standard-normal', label: 'N(0, 1)' },
  { value: 'glorot', label: 'Glorot' },
  { value: 'he', label: 'He' },
];
const noisePlaces = [
  { value: 'real-and-latent', label: 'On real samples and the generator’s input' },
  { value: 'discriminator-inputs', label: 'On both inputs of the discriminator' },
];
const featureDifferences = [
  { value: 'elements', label: 'Element by element' },
  { value: 'means', label: 'By batch means' },
];
const featureLosses = [
  { value: 'alone', label: 'Alone' },
  { value: 'added', label: 'Added to the adversarial loss' },
];

interface ChoiceProps {
  label: string;
  data: readonly { value: string; label: string }[];
  value: string;
  onPick: (value: string) => void;
}

function Choice({ label, data, value, onPick }: ChoiceProps) {
  return (
    <Select
      label={label}
      data={data}
      value={value}
      allowDeselect={false}
      onChange={(picked) => picked && onPick(picked)}
    />
  );
}

function Rates({ switches, onChange }: Props) {
  return (
    <div className={styles.pair}>
      <NumberInput
        label="Discriminator’s rate"
        min={0.00001}
        max={1}
        step={0.001}
        value={switches.discriminatorRate}
        onChange={(value) => onChange({ discriminatorRate: Number(value) })}
      />
      <NumberInput
        label="Generator’s rate"
        min={0.00001}
        max={1}
        step={0.001}
        value={switches.generatorRate}
        onChange={(value) => onChange({ generatorRate: Number(value) })}
      />
    </div>
  );
}

function Noise({ switches, onChange }: Props) {
  return (
    <>
      <Choice
        label="Instance noise"
        data={noisePlaces}
        value={switches.noisePlace}
        onPick={(noisePlace) => onChange({ noisePlace })}
      />
      <NumberInput
        label="Standard deviation of the noise"
        min={0.0001}
        max={10}
        step={0.1}
        value={switches.noiseSd}
        onChange={(value) => onChange({ noiseSd: Number(value) })}
      />
      <Checkbox
        label="Noise falls to 0 at the last step"
        checked={switches.noiseAnnealed}
        onChange={(event) => onChange({ noiseAnnealed: event.currentTarget.checked })}
      />
    </>
  );
}

/** What else can be changed; the defaults are the write-up's code. */
export function SwitchFields({ switches, onChange }: Props) {
  return (
    <div className={styles.fields}>
      <NumberInput
        label="Batch size"
        min={2}
        max={256}
        allowDecimal={false}
        value={switches.batch}
        onChange={(value) => onChange({ batch: Number(value) })}
      />
      <Checkbox
        label="Sort each batch of real samples"
        checked={switches.sorted}
        onChange={(event) => onChange({ sorted: event.currentTarget.checked })}
      />
      <Choice
        label="Initial weights"
        data={initialisations}
        value={switches.initialisation}
        onPick={(initialisation) => onChange({ initialisation })}
      />
      <Rates switches={switches} onChange={onChange} />
      <Noise switches={switches} onChange={onChange} />
      <Choice
        label="Feature matching compares"
        data={featureDifferences}
        value={switches.featureDifference}
        onPick={(featureDifference) => onChange({ featureDifference })}
      />
      <Choice
        label="Feature loss"
        data={featureLosses}
        value={switches.featureLoss}
        onPick={(featureLoss) => onChange({ featureLoss })}
      />
      <Checkbox
        label="Spectral normalisation of the discriminator"
        checked={switches.spectralNormalisation}
        onChange={(event) => onChange({ spectralNormalisation: event.currentTarget.checked })}
      />
    </div>
  );
}
